import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_payload_query_presets_related_collection" ADD VALUE 'appeals' BEFORE 'rulings';
  CREATE TABLE "pf_appeals" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"reference" varchar,
  	"status" varchar DEFAULT 'open' NOT NULL,
  	"ruling_id" uuid,
  	"violation_id" uuid,
  	"account_id" uuid,
  	"trader_id" uuid,
  	"trader_name" varchar,
  	"login" varchar,
  	"rule" varchar,
  	"text" varchar NOT NULL,
  	"deadline" timestamp(3) with time zone,
  	"decided_at" timestamp(3) with time zone,
  	"decision" varchar,
  	"actor_type" varchar,
  	"actor_id" varchar,
  	"actor_name" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "pf_appeals_status" CHECK (status in ('open', 'upheld', 'granted', 'withdrawn'))
  );
  
  ALTER TABLE "pf_appeals" ADD CONSTRAINT "pf_appeals_ruling_id_pf_rulings_id_fk" FOREIGN KEY ("ruling_id") REFERENCES "public"."pf_rulings"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_appeals" ADD CONSTRAINT "pf_appeals_violation_id_pf_violations_id_fk" FOREIGN KEY ("violation_id") REFERENCES "public"."pf_violations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_appeals" ADD CONSTRAINT "pf_appeals_account_id_pf_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."pf_accounts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_appeals" ADD CONSTRAINT "pf_appeals_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  CREATE UNIQUE INDEX "pf_appeals_reference_idx" ON "pf_appeals" USING btree ("reference");
  CREATE INDEX "pf_appeals_status_idx" ON "pf_appeals" USING btree ("status");
  CREATE INDEX "pf_appeals_ruling_idx" ON "pf_appeals" USING btree ("ruling_id");
  CREATE INDEX "pf_appeals_violation_idx" ON "pf_appeals" USING btree ("violation_id");
  CREATE INDEX "pf_appeals_account_idx" ON "pf_appeals" USING btree ("account_id");
  CREATE INDEX "pf_appeals_trader_idx" ON "pf_appeals" USING btree ("trader_id");
  CREATE INDEX "pf_appeals_trader_name_idx" ON "pf_appeals" USING btree ("trader_name");
  CREATE INDEX "pf_appeals_login_idx" ON "pf_appeals" USING btree ("login");
  CREATE INDEX "pf_appeals_rule_idx" ON "pf_appeals" USING btree ("rule");
  CREATE INDEX "pf_appeals_actor_id_idx" ON "pf_appeals" USING btree ("actor_id");
  CREATE INDEX "pf_appeals_created_at_idx" ON "pf_appeals" USING btree ("created_at");
  CREATE INDEX "pf_appeals_reference_trgm" ON "pf_appeals" USING gin ("reference" gin_trgm_ops);
  CREATE INDEX "pf_appeals_login_trgm" ON "pf_appeals" USING gin ("login" gin_trgm_ops);
  CREATE INDEX "pf_appeals_trader_name_trgm" ON "pf_appeals" USING gin ("trader_name" gin_trgm_ops);
  CREATE UNIQUE INDEX "pf_appeals_one_standing" ON "pf_appeals" USING btree ("ruling_id") WHERE status <> 'withdrawn';`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "pf_appeals" CASCADE;
  ALTER TABLE "payload_query_presets" ALTER COLUMN "related_collection" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_query_presets_related_collection";
  CREATE TYPE "public"."enum_payload_query_presets_related_collection" AS ENUM('traders', 'kyc-cases', 'kyc-documents', 'agreement-versions', 'agreement-acceptances', 'trader-tags', 'consents', 'notes', 'challenges', 'accounts', 'violations', 'rulings', 'holds', 'account-logins', 'orders', 'payouts', 'approvals', 'payout-methods', 'journal-entries', 'journal-lines', 'programs', 'program-versions', 'prices', 'email-templates', 'email-messages', 'operators', 'platform-connections', 'platform-commands', 'audit-entries', 'outbox-events', 'incoming-events');
  ALTER TABLE "payload_query_presets" ALTER COLUMN "related_collection" SET DATA TYPE "public"."enum_payload_query_presets_related_collection" USING "related_collection"::"public"."enum_payload_query_presets_related_collection";`)
}
