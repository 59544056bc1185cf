import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_payload_query_presets_related_collection" ADD VALUE 'version-moves' BEFORE 'prices';
  CREATE TABLE "pf_version_moves" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"label" varchar NOT NULL,
  	"status" varchar DEFAULT 'offered' NOT NULL,
  	"challenge_id" uuid,
  	"trader_id" uuid,
  	"trader_name" varchar,
  	"from_version_id" uuid,
  	"to_version_id" uuid,
  	"needs_acceptance" boolean DEFAULT true,
  	"differences" jsonb NOT NULL,
  	"reason" varchar,
  	"offered_by" varchar,
  	"expires_at" timestamp(3) with time zone NOT NULL,
  	"ended_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "pf_version_moves_status" CHECK (status in ('offered', 'accepted', 'withdrawn', 'expired'))
  );
  
  ALTER TABLE "pf_program_versions" ADD COLUMN "reason" varchar;
  ALTER TABLE "pf_version_moves" ADD CONSTRAINT "pf_version_moves_challenge_id_pf_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."pf_challenges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_version_moves" ADD CONSTRAINT "pf_version_moves_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_version_moves" ADD CONSTRAINT "pf_version_moves_from_version_id_pf_program_versions_id_fk" FOREIGN KEY ("from_version_id") REFERENCES "public"."pf_program_versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_version_moves" ADD CONSTRAINT "pf_version_moves_to_version_id_pf_program_versions_id_fk" FOREIGN KEY ("to_version_id") REFERENCES "public"."pf_program_versions"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "pf_version_moves_status_idx" ON "pf_version_moves" USING btree ("status");
  CREATE INDEX "pf_version_moves_challenge_idx" ON "pf_version_moves" USING btree ("challenge_id");
  CREATE INDEX "pf_version_moves_trader_idx" ON "pf_version_moves" USING btree ("trader_id");
  CREATE INDEX "pf_version_moves_trader_name_idx" ON "pf_version_moves" USING btree ("trader_name");
  CREATE INDEX "pf_version_moves_from_version_idx" ON "pf_version_moves" USING btree ("from_version_id");
  CREATE INDEX "pf_version_moves_to_version_idx" ON "pf_version_moves" USING btree ("to_version_id");
  CREATE INDEX "pf_version_moves_expires_at_idx" ON "pf_version_moves" USING btree ("expires_at");
  CREATE INDEX "pf_version_moves_created_at_idx" ON "pf_version_moves" USING btree ("created_at");
  CREATE UNIQUE INDEX "pf_version_moves_one_open" ON "pf_version_moves" USING btree ("challenge_id") WHERE status = 'offered';`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "pf_version_moves" CASCADE;
  ALTER TABLE "payload_query_presets" ALTER COLUMN "related_collection" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_query_presets_related_collection";
  CREATE TYPE "public"."enum_payload_query_presets_related_collection" AS ENUM('traders', 'kyc-cases', 'kyc-documents', 'agreement-versions', 'agreement-acceptances', 'trader-tags', 'consents', 'notes', 'challenges', 'accounts', 'violations', 'rulings', 'holds', 'account-logins', 'orders', 'payouts', 'approvals', 'payout-methods', 'journal-entries', 'journal-lines', 'programs', 'program-versions', 'prices', 'email-templates', 'email-messages', 'operators', 'platform-connections', 'platform-commands', 'audit-entries', 'outbox-events', 'incoming-events');
  ALTER TABLE "payload_query_presets" ALTER COLUMN "related_collection" SET DATA TYPE "public"."enum_payload_query_presets_related_collection" USING "related_collection"::"public"."enum_payload_query_presets_related_collection";
  ALTER TABLE "pf_program_versions" DROP COLUMN "reason";`)
}
