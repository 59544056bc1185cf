import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'growAccounts' BEFORE 'warnOfLimits';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'reconcileBooks' BEFORE 'anchorAudit';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'growAccounts' BEFORE 'warnOfLimits';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'reconcileBooks' BEFORE 'anchorAudit';
  ALTER TYPE "public"."enum_payload_query_presets_related_collection" ADD VALUE 'differences' BEFORE 'account-logins';
  ALTER TYPE "public"."enum_payload_query_presets_related_collection" ADD VALUE 'scaling-steps' BEFORE 'orders';
  CREATE TABLE "pf_differences" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"reference" varchar,
  	"status" varchar DEFAULT 'open' NOT NULL,
  	"connection_id" uuid,
  	"account_id" uuid,
  	"trader_id" uuid,
  	"trader_name" varchar,
  	"login" varchar NOT NULL,
  	"kind" varchar NOT NULL,
  	"subject" varchar,
  	"ours" varchar,
  	"theirs" varchar,
  	"last_seen_at" timestamp(3) with time zone,
  	"ended_at" timestamp(3) with time zone,
  	"key" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "pf_differences_status" CHECK (status in ('open', 'agreed', 'cleared'))
  );
  
  CREATE TABLE "pf_scaling_steps" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"label" varchar NOT NULL,
  	"status" varchar DEFAULT 'proposed' NOT NULL,
  	"account_id" uuid,
  	"challenge_id" uuid,
  	"trader_id" uuid,
  	"trader_name" varchar,
  	"login" varchar,
  	"number" numeric NOT NULL,
  	"step_key" varchar NOT NULL,
  	"currency" varchar NOT NULL,
  	"from_size" numeric NOT NULL,
  	"to_size" numeric NOT NULL,
  	"amount" numeric NOT NULL,
  	"split_bps" numeric,
  	"group" varchar,
  	"is_automatic" boolean,
  	"reason" varchar,
  	"operation_ticket" varchar,
  	"balance_after" numeric,
  	"ended_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "pf_scaling_steps_status" CHECK (status in ('proposed', 'underWay', 'failed', 'done', 'declined', 'lapsed'))
  );
  
  ALTER TABLE "pf_version_moves" DROP CONSTRAINT "pf_version_moves_status";
  ALTER TABLE "pf_challenges" ADD COLUMN "scale_step" numeric;
  ALTER TABLE "pf_challenges" ADD COLUMN "scaled_size" numeric;
  ALTER TABLE "pf_challenges" ADD COLUMN "scaled_split_bps" numeric;
  ALTER TABLE "pf_challenges" ADD COLUMN "scaled_at" timestamp(3) with time zone;
  ALTER TABLE "pf_differences" ADD CONSTRAINT "pf_differences_connection_id_pf_platform_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."pf_platform_connections"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_differences" ADD CONSTRAINT "pf_differences_account_id_pf_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."pf_accounts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_differences" ADD CONSTRAINT "pf_differences_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_scaling_steps" ADD CONSTRAINT "pf_scaling_steps_account_id_pf_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."pf_accounts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_scaling_steps" ADD CONSTRAINT "pf_scaling_steps_challenge_id_pf_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."pf_challenges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_scaling_steps" ADD CONSTRAINT "pf_scaling_steps_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  CREATE UNIQUE INDEX "pf_differences_reference_idx" ON "pf_differences" USING btree ("reference");
  CREATE INDEX "pf_differences_status_idx" ON "pf_differences" USING btree ("status");
  CREATE INDEX "pf_differences_connection_idx" ON "pf_differences" USING btree ("connection_id");
  CREATE INDEX "pf_differences_account_idx" ON "pf_differences" USING btree ("account_id");
  CREATE INDEX "pf_differences_trader_idx" ON "pf_differences" USING btree ("trader_id");
  CREATE INDEX "pf_differences_trader_name_idx" ON "pf_differences" USING btree ("trader_name");
  CREATE INDEX "pf_differences_login_idx" ON "pf_differences" USING btree ("login");
  CREATE INDEX "pf_differences_kind_idx" ON "pf_differences" USING btree ("kind");
  CREATE INDEX "pf_differences_created_at_idx" ON "pf_differences" USING btree ("created_at");
  CREATE INDEX "pf_differences_reference_trgm" ON "pf_differences" USING gin ("reference" gin_trgm_ops);
  CREATE INDEX "pf_differences_login_trgm" ON "pf_differences" USING gin ("login" gin_trgm_ops);
  CREATE INDEX "pf_differences_trader_name_trgm" ON "pf_differences" USING gin ("trader_name" gin_trgm_ops);
  CREATE UNIQUE INDEX "pf_differences_one_open" ON "pf_differences" USING btree ("key") WHERE status = 'open';
  CREATE INDEX "pf_scaling_steps_status_idx" ON "pf_scaling_steps" USING btree ("status");
  CREATE INDEX "pf_scaling_steps_account_idx" ON "pf_scaling_steps" USING btree ("account_id");
  CREATE INDEX "pf_scaling_steps_challenge_idx" ON "pf_scaling_steps" USING btree ("challenge_id");
  CREATE INDEX "pf_scaling_steps_trader_idx" ON "pf_scaling_steps" USING btree ("trader_id");
  CREATE INDEX "pf_scaling_steps_trader_name_idx" ON "pf_scaling_steps" USING btree ("trader_name");
  CREATE UNIQUE INDEX "pf_scaling_steps_step_key_idx" ON "pf_scaling_steps" USING btree ("step_key");
  CREATE INDEX "pf_scaling_steps_created_at_idx" ON "pf_scaling_steps" USING btree ("created_at");
  CREATE UNIQUE INDEX "pf_scaling_steps_one_open" ON "pf_scaling_steps" USING btree ("account_id") WHERE status in ('proposed', 'underWay', 'failed');
  ALTER TABLE "pf_version_moves" ADD CONSTRAINT "pf_version_moves_status" CHECK (status in ('offered', 'accepted', 'declined', 'withdrawn', 'expired'));`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "pf_differences" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "pf_scaling_steps" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "pf_differences" CASCADE;
  DROP TABLE "pf_scaling_steps" CASCADE;
  ALTER TABLE "pf_version_moves" DROP CONSTRAINT "pf_version_moves_status";
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'syncPlatform', 'sendPlatformCommands', 'settleBreaches', 'carryOutIncidents', 'sendEmail', 'expire', 'liftHolds', 'warnOfLimits', 'warnOfGoals', 'packTape', 'countFigures', 'anchorAudit', 'reaper');
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_log_task_slug" USING "task_slug"::"public"."enum_payload_jobs_log_task_slug";
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'syncPlatform', 'sendPlatformCommands', 'settleBreaches', 'carryOutIncidents', 'sendEmail', 'expire', 'liftHolds', 'warnOfLimits', 'warnOfGoals', 'packTape', 'countFigures', 'anchorAudit', 'reaper');
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_task_slug" USING "task_slug"::"public"."enum_payload_jobs_task_slug";
  ALTER TABLE "payload_query_presets" ALTER COLUMN "related_collection" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_query_presets_related_collection";
  CREATE TYPE "public"."enum_payload_query_presets_related_collection" AS ENUM('traders', 'kyc-cases', 'kyc-documents', 'agreement-versions', 'agreement-acceptances', 'trader-tags', 'consents', 'notes', 'challenges', 'accounts', 'violations', 'appeals', 'rulings', 'holds', 'incidents', 'account-logins', 'orders', 'payouts', 'approvals', 'payout-methods', 'journal-entries', 'journal-lines', 'programs', 'program-versions', 'version-moves', 'prices', 'news-events', 'email-templates', 'email-messages', 'operators', 'platform-connections', 'platform-commands', 'audit-entries', 'outbox-events', 'incoming-events');
  ALTER TABLE "payload_query_presets" ALTER COLUMN "related_collection" SET DATA TYPE "public"."enum_payload_query_presets_related_collection" USING "related_collection"::"public"."enum_payload_query_presets_related_collection";
  ALTER TABLE "pf_challenges" DROP COLUMN "scale_step";
  ALTER TABLE "pf_challenges" DROP COLUMN "scaled_size";
  ALTER TABLE "pf_challenges" DROP COLUMN "scaled_split_bps";
  ALTER TABLE "pf_challenges" DROP COLUMN "scaled_at";
  ALTER TABLE "pf_version_moves" ADD CONSTRAINT "pf_version_moves_status" CHECK (status in ('offered', 'accepted', 'withdrawn', 'expired'));`)
}
