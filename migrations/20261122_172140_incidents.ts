import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'carryOutIncidents' BEFORE 'sendEmail';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'carryOutIncidents' BEFORE 'sendEmail';
  ALTER TYPE "public"."enum_payload_query_presets_related_collection" ADD VALUE 'incidents' BEFORE 'account-logins';
  CREATE TABLE "pf_incidents" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"reference" varchar,
  	"status" varchar DEFAULT 'open' NOT NULL,
  	"title" varchar NOT NULL,
  	"connection_id" uuid,
  	"from" timestamp(3) with time zone NOT NULL,
  	"to" timestamp(3) with time zone NOT NULL,
  	"symbols" varchar,
  	"actor_type" varchar,
  	"actor_id" varchar,
  	"actor_name" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "pf_incidents_status" CHECK (status in ('open', 'closed'))
  );
  
  ALTER TABLE "pf_incidents" ADD CONSTRAINT "pf_incidents_connection_id_pf_platform_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."pf_platform_connections"("id") ON DELETE set null ON UPDATE no action;
  CREATE UNIQUE INDEX "pf_incidents_reference_idx" ON "pf_incidents" USING btree ("reference");
  CREATE INDEX "pf_incidents_status_idx" ON "pf_incidents" USING btree ("status");
  CREATE INDEX "pf_incidents_connection_idx" ON "pf_incidents" USING btree ("connection_id");
  CREATE INDEX "pf_incidents_from_idx" ON "pf_incidents" USING btree ("from");
  CREATE INDEX "pf_incidents_actor_id_idx" ON "pf_incidents" USING btree ("actor_id");
  CREATE INDEX "pf_incidents_created_at_idx" ON "pf_incidents" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "pf_incidents" CASCADE;
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'syncPlatform', 'sendPlatformCommands', 'settleBreaches', 'sendEmail', 'expire', 'packTape', 'countFigures', 'anchorAudit', 'reaper');
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_log_task_slug" USING "task_slug"::"public"."enum_payload_jobs_log_task_slug";
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'syncPlatform', 'sendPlatformCommands', 'settleBreaches', 'sendEmail', 'expire', 'packTape', 'countFigures', 'anchorAudit', 'reaper');
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_task_slug" USING "task_slug"::"public"."enum_payload_jobs_task_slug";
  ALTER TABLE "payload_query_presets" ALTER COLUMN "related_collection" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_query_presets_related_collection";
  CREATE TYPE "public"."enum_payload_query_presets_related_collection" AS ENUM('traders', 'kyc-cases', 'kyc-documents', 'agreement-versions', 'agreement-acceptances', 'trader-tags', 'consents', 'notes', 'challenges', 'accounts', 'violations', 'rulings', 'holds', 'account-logins', 'orders', 'payouts', 'approvals', 'payout-methods', 'journal-entries', 'journal-lines', 'programs', 'program-versions', 'prices', 'email-templates', 'email-messages', 'operators', 'platform-connections', 'platform-commands', 'audit-entries', 'outbox-events', 'incoming-events');
  ALTER TABLE "payload_query_presets" ALTER COLUMN "related_collection" SET DATA TYPE "public"."enum_payload_query_presets_related_collection" USING "related_collection"::"public"."enum_payload_query_presets_related_collection";`)
}
