import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_pf_news_events_impact" AS ENUM('high', 'medium', 'low');
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'carryOutIncidents' BEFORE 'sendEmail';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'liftHolds' BEFORE 'packTape';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'warnOfLimits' BEFORE 'packTape';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'warnOfGoals' BEFORE 'packTape';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'carryOutIncidents' BEFORE 'sendEmail';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'liftHolds' BEFORE 'packTape';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'warnOfLimits' BEFORE 'packTape';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'warnOfGoals' BEFORE 'packTape';
  ALTER TYPE "public"."enum_payload_query_presets_related_collection" ADD VALUE 'appeals' BEFORE 'rulings';
  ALTER TYPE "public"."enum_payload_query_presets_related_collection" ADD VALUE 'incidents' BEFORE 'account-logins';
  ALTER TYPE "public"."enum_payload_query_presets_related_collection" ADD VALUE 'version-moves' BEFORE 'prices';
  ALTER TYPE "public"."enum_payload_query_presets_related_collection" ADD VALUE 'news-events' BEFORE 'email-templates';
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
  
  CREATE TABLE "pf_news_events" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"currency" varchar,
  	"impact" "enum_pf_news_events_impact" DEFAULT 'high' NOT NULL,
  	"is_restricted" boolean DEFAULT true,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "pf_rulings" ADD COLUMN "occasion" numeric;
  ALTER TABLE "pf_holds" ADD COLUMN "lift_at" timestamp(3) with time zone;
  ALTER TABLE "pf_orders" ADD COLUMN "for_challenge_id" uuid;
  ALTER TABLE "pf_orders" ADD COLUMN "opened_id" uuid;
  ALTER TABLE "pf_program_versions" ADD COLUMN "reason" varchar;
  ALTER TABLE "pf_appeals" ADD CONSTRAINT "pf_appeals_ruling_id_pf_rulings_id_fk" FOREIGN KEY ("ruling_id") REFERENCES "public"."pf_rulings"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_appeals" ADD CONSTRAINT "pf_appeals_violation_id_pf_violations_id_fk" FOREIGN KEY ("violation_id") REFERENCES "public"."pf_violations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_appeals" ADD CONSTRAINT "pf_appeals_account_id_pf_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."pf_accounts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_appeals" ADD CONSTRAINT "pf_appeals_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_incidents" ADD CONSTRAINT "pf_incidents_connection_id_pf_platform_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."pf_platform_connections"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_version_moves" ADD CONSTRAINT "pf_version_moves_challenge_id_pf_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."pf_challenges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_version_moves" ADD CONSTRAINT "pf_version_moves_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_version_moves" ADD CONSTRAINT "pf_version_moves_from_version_id_pf_program_versions_id_fk" FOREIGN KEY ("from_version_id") REFERENCES "public"."pf_program_versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_version_moves" ADD CONSTRAINT "pf_version_moves_to_version_id_pf_program_versions_id_fk" FOREIGN KEY ("to_version_id") REFERENCES "public"."pf_program_versions"("id") ON DELETE set null ON UPDATE no action;
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
  CREATE UNIQUE INDEX "pf_appeals_one_standing" ON "pf_appeals" USING btree ("ruling_id") WHERE status <> 'withdrawn';
  CREATE UNIQUE INDEX "pf_incidents_reference_idx" ON "pf_incidents" USING btree ("reference");
  CREATE INDEX "pf_incidents_status_idx" ON "pf_incidents" USING btree ("status");
  CREATE INDEX "pf_incidents_connection_idx" ON "pf_incidents" USING btree ("connection_id");
  CREATE INDEX "pf_incidents_from_idx" ON "pf_incidents" USING btree ("from");
  CREATE INDEX "pf_incidents_actor_id_idx" ON "pf_incidents" USING btree ("actor_id");
  CREATE INDEX "pf_incidents_created_at_idx" ON "pf_incidents" USING btree ("created_at");
  CREATE INDEX "pf_version_moves_status_idx" ON "pf_version_moves" USING btree ("status");
  CREATE INDEX "pf_version_moves_challenge_idx" ON "pf_version_moves" USING btree ("challenge_id");
  CREATE INDEX "pf_version_moves_trader_idx" ON "pf_version_moves" USING btree ("trader_id");
  CREATE INDEX "pf_version_moves_trader_name_idx" ON "pf_version_moves" USING btree ("trader_name");
  CREATE INDEX "pf_version_moves_from_version_idx" ON "pf_version_moves" USING btree ("from_version_id");
  CREATE INDEX "pf_version_moves_to_version_idx" ON "pf_version_moves" USING btree ("to_version_id");
  CREATE INDEX "pf_version_moves_expires_at_idx" ON "pf_version_moves" USING btree ("expires_at");
  CREATE INDEX "pf_version_moves_created_at_idx" ON "pf_version_moves" USING btree ("created_at");
  CREATE UNIQUE INDEX "pf_version_moves_one_open" ON "pf_version_moves" USING btree ("challenge_id") WHERE status = 'offered';
  CREATE INDEX "pf_news_events_at_idx" ON "pf_news_events" USING btree ("at");
  CREATE INDEX "pf_news_events_created_at_idx" ON "pf_news_events" USING btree ("created_at");
  ALTER TABLE "pf_orders" ADD CONSTRAINT "pf_orders_for_challenge_id_pf_challenges_id_fk" FOREIGN KEY ("for_challenge_id") REFERENCES "public"."pf_challenges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_orders" ADD CONSTRAINT "pf_orders_opened_id_pf_accounts_id_fk" FOREIGN KEY ("opened_id") REFERENCES "public"."pf_accounts"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "pf_holds_lift_at_idx" ON "pf_holds" USING btree ("lift_at");
  CREATE INDEX "pf_orders_for_challenge_idx" ON "pf_orders" USING btree ("for_challenge_id");
  CREATE INDEX "pf_orders_opened_idx" ON "pf_orders" USING btree ("opened_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "pf_appeals" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "pf_incidents" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "pf_version_moves" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "pf_news_events" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "pf_appeals" CASCADE;
  DROP TABLE "pf_incidents" CASCADE;
  DROP TABLE "pf_version_moves" CASCADE;
  DROP TABLE "pf_news_events" CASCADE;
  ALTER TABLE "pf_orders" DROP CONSTRAINT "pf_orders_for_challenge_id_pf_challenges_id_fk";
  
  ALTER TABLE "pf_orders" DROP CONSTRAINT "pf_orders_opened_id_pf_accounts_id_fk";
  
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
  ALTER TABLE "payload_query_presets" ALTER COLUMN "related_collection" SET DATA TYPE "public"."enum_payload_query_presets_related_collection" USING "related_collection"::"public"."enum_payload_query_presets_related_collection";
  DROP INDEX "pf_holds_lift_at_idx";
  DROP INDEX "pf_orders_for_challenge_idx";
  DROP INDEX "pf_orders_opened_idx";
  ALTER TABLE "pf_rulings" DROP COLUMN "occasion";
  ALTER TABLE "pf_holds" DROP COLUMN "lift_at";
  ALTER TABLE "pf_orders" DROP COLUMN "for_challenge_id";
  ALTER TABLE "pf_orders" DROP COLUMN "opened_id";
  ALTER TABLE "pf_program_versions" DROP COLUMN "reason";
  DROP TYPE "public"."enum_pf_news_events_impact";`)
}
