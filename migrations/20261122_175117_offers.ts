import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'warnOfLimits' BEFORE 'packTape';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'warnOfGoals' BEFORE 'packTape';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'warnOfLimits' BEFORE 'packTape';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'warnOfGoals' BEFORE 'packTape';
  ALTER TABLE "pf_orders" ADD COLUMN "for_challenge_id" uuid;
  ALTER TABLE "pf_orders" ADD COLUMN "opened_id" uuid;
  ALTER TABLE "pf_orders" ADD CONSTRAINT "pf_orders_for_challenge_id_pf_challenges_id_fk" FOREIGN KEY ("for_challenge_id") REFERENCES "public"."pf_challenges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_orders" ADD CONSTRAINT "pf_orders_opened_id_pf_accounts_id_fk" FOREIGN KEY ("opened_id") REFERENCES "public"."pf_accounts"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "pf_orders_for_challenge_idx" ON "pf_orders" USING btree ("for_challenge_id");
  CREATE INDEX "pf_orders_opened_idx" ON "pf_orders" USING btree ("opened_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "pf_orders" DROP CONSTRAINT "pf_orders_for_challenge_id_pf_challenges_id_fk";
  
  ALTER TABLE "pf_orders" DROP CONSTRAINT "pf_orders_opened_id_pf_accounts_id_fk";
  
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'syncPlatform', 'sendPlatformCommands', 'settleBreaches', 'sendEmail', 'expire', 'liftHolds', 'packTape', 'countFigures', 'anchorAudit', 'reaper');
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_log_task_slug" USING "task_slug"::"public"."enum_payload_jobs_log_task_slug";
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'syncPlatform', 'sendPlatformCommands', 'settleBreaches', 'sendEmail', 'expire', 'liftHolds', 'packTape', 'countFigures', 'anchorAudit', 'reaper');
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_task_slug" USING "task_slug"::"public"."enum_payload_jobs_task_slug";
  DROP INDEX "pf_orders_for_challenge_idx";
  DROP INDEX "pf_orders_opened_idx";
  ALTER TABLE "pf_orders" DROP COLUMN "for_challenge_id";
  ALTER TABLE "pf_orders" DROP COLUMN "opened_id";`)
}
