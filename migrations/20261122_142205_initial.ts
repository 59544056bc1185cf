import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'syncPlatform', 'sendPlatformCommands', 'settleBreaches', 'sendEmail', 'expire', 'packTape', 'countFigures', 'anchorAudit', 'reaper');
  CREATE TYPE "public"."enum_payload_jobs_log_state" AS ENUM('failed', 'succeeded');
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'syncPlatform', 'sendPlatformCommands', 'settleBreaches', 'sendEmail', 'expire', 'packTape', 'countFigures', 'anchorAudit', 'reaper');
  CREATE TYPE "public"."enum_payload_query_presets_access_read_constraint" AS ENUM('everyone', 'onlyMe', 'specificUsers');
  CREATE TYPE "public"."enum_payload_query_presets_access_update_constraint" AS ENUM('everyone', 'onlyMe', 'specificUsers');
  CREATE TYPE "public"."enum_payload_query_presets_access_delete_constraint" AS ENUM('everyone', 'onlyMe', 'specificUsers');
  CREATE TYPE "public"."enum_payload_query_presets_related_collection" AS ENUM('traders', 'kyc-cases', 'kyc-documents', 'agreement-versions', 'agreement-acceptances', 'trader-tags', 'consents', 'notes', 'challenges', 'accounts', 'violations', 'rulings', 'holds', 'account-logins', 'orders', 'payouts', 'approvals', 'payout-methods', 'journal-entries', 'journal-lines', 'programs', 'program-versions', 'prices', 'email-templates', 'email-messages', 'operators', 'platform-connections', 'platform-commands', 'audit-entries', 'outbox-events', 'incoming-events');
  CREATE TABLE "pf_traders_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "pf_traders" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"reference" varchar,
  	"status" varchar DEFAULT 'active' NOT NULL,
  	"name" varchar NOT NULL,
  	"country" varchar,
  	"language" varchar DEFAULT 'en',
  	"time_zone" varchar DEFAULT 'UTC',
  	"phone" varchar,
  	"address" varchar,
  	"date_of_birth" varchar,
  	"email_verified_at" timestamp(3) with time zone,
  	"merged_into_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone,
  	"login_attempts" numeric DEFAULT 0,
  	"lock_until" timestamp(3) with time zone,
  	CONSTRAINT "pf_traders_status" CHECK (status in ('active', 'restricted', 'banned'))
  );
  
  CREATE TABLE "pf_kyc_cases" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"reference" varchar,
  	"status" varchar DEFAULT 'requested' NOT NULL,
  	"trader_id" uuid,
  	"trader_name" varchar,
  	"required_documents" jsonb DEFAULT '["identity","address"]'::jsonb,
  	"submitted_at" timestamp(3) with time zone,
  	"decided_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone,
  	"decision" varchar,
  	"actor_type" varchar,
  	"actor_id" varchar,
  	"actor_name" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "pf_kyc_cases_status" CHECK (status in ('requested', 'submitted', 'inReview', 'approved', 'needsMoreInfo', 'rejected', 'expired', 'revoked'))
  );
  
  CREATE TABLE "pf_kyc_documents" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"trader_id" uuid,
  	"kyc_case_id" uuid,
  	"kind" varchar NOT NULL,
  	"sha256" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"_objectkey" varchar,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric
  );
  
  CREATE TABLE "pf_agreement_versions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"version" numeric NOT NULL,
  	"text" varchar NOT NULL,
  	"is_current" boolean DEFAULT true,
  	"hash" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_agreement_acceptances" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"trader_id" uuid,
  	"agreement_id" uuid,
  	"text_hash" varchar NOT NULL,
  	"full_name" varchar NOT NULL,
  	"accepted_at" timestamp(3) with time zone NOT NULL,
  	"address" varchar,
  	"user_agent" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_trader_tags" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"trader_id" uuid,
  	"tag" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_consents" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"trader_id" uuid,
  	"purpose" varchar NOT NULL,
  	"given" boolean DEFAULT false NOT NULL,
  	"source" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_notes" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"text" varchar NOT NULL,
  	"subject_type" varchar NOT NULL,
  	"subject_id" varchar NOT NULL,
  	"actor_type" varchar,
  	"actor_id" varchar,
  	"actor_name" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_challenges" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"reference" varchar,
  	"status" varchar DEFAULT 'awaitingPayment' NOT NULL,
  	"stage" varchar DEFAULT 'evaluation-1' NOT NULL,
  	"trader_id" uuid,
  	"trader_name" varchar,
  	"order_id" uuid,
  	"program_id" uuid,
  	"program_name" varchar,
  	"version_id" uuid,
  	"size" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"payouts_made" numeric DEFAULT 0,
  	"funded_at" timestamp(3) with time zone,
  	"ended_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "pf_challenges_status" CHECK (status in ('awaitingPayment', 'active', 'closed', 'failed', 'expired', 'cancelled', 'refunded'))
  );
  
  CREATE TABLE "pf_accounts" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"reference" varchar,
  	"status" varchar DEFAULT 'provisioning' NOT NULL,
  	"login" varchar,
  	"trader_id" uuid,
  	"trader_name" varchar,
  	"challenge_id" uuid,
  	"version_id" uuid,
  	"connection_id" uuid,
  	"phase" varchar NOT NULL,
  	"phase_name" varchar NOT NULL,
  	"attempt" numeric DEFAULT 1 NOT NULL,
  	"size" numeric NOT NULL,
  	"starting_balance" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"group" varchar,
  	"leverage" numeric,
  	"platform_name" varchar,
  	"terms_hash" varchar,
  	"is_paused" boolean DEFAULT false,
  	"is_frozen" boolean DEFAULT false,
  	"is_under_review" boolean DEFAULT false,
  	"opened_at" timestamp(3) with time zone,
  	"ended_at" timestamp(3) with time zone,
  	"problem" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "pf_accounts_status" CHECK (status in ('provisioning', 'provisioningFailed', 'active', 'passed', 'breached', 'expired', 'closed'))
  );
  
  CREATE TABLE "pf_violations" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"reference" varchar,
  	"status" varchar DEFAULT 'suspected' NOT NULL,
  	"ruling_id" uuid,
  	"account_id" uuid,
  	"trader_id" uuid,
  	"trader_name" varchar,
  	"login" varchar,
  	"rule" varchar,
  	"at" timestamp(3) with time zone,
  	"first_decider" varchar,
  	"decision" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "pf_violations_status" CHECK (status in ('suspected', 'confirmed', 'dismissed', 'overturned', 'recorded'))
  );
  
  CREATE TABLE "pf_rulings" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"reference" varchar,
  	"account_id" uuid,
  	"trader_id" uuid,
  	"login" varchar,
  	"kind" varchar,
  	"rule" varchar,
  	"code" varchar,
  	"unit" varchar,
  	"currency" varchar,
  	"limit" numeric,
  	"figure" numeric,
  	"disposition" varchar,
  	"doubts" jsonb,
  	"at" timestamp(3) with time zone NOT NULL,
  	"at_ms" numeric,
  	"settled_at" timestamp(3) with time zone,
  	"evidence" jsonb NOT NULL,
  	"evidence_hash" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_holds" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"kind" varchar NOT NULL,
  	"subject_type" varchar NOT NULL,
  	"subject_id" varchar NOT NULL,
  	"reason" varchar NOT NULL,
  	"note" varchar,
  	"actor_type" varchar,
  	"actor_id" varchar,
  	"actor_name" varchar,
  	"lifted_at" timestamp(3) with time zone,
  	"lifted_by" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_account_logins" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"account_id" uuid,
  	"connection_id" uuid,
  	"login" varchar NOT NULL,
  	"server" varchar,
  	"valid_from" timestamp(3) with time zone NOT NULL,
  	"valid_to" timestamp(3) with time zone,
  	"sealed_password" varchar,
  	"password_shown_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_orders" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"reference" varchar,
  	"status" varchar DEFAULT 'pending' NOT NULL,
  	"trader_id" uuid,
  	"trader_name" varchar,
  	"program_id" uuid,
  	"program_name" varchar,
  	"version_id" uuid,
  	"size" numeric NOT NULL,
  	"account_currency" varchar DEFAULT 'USD' NOT NULL,
  	"amount" numeric NOT NULL,
  	"currency" varchar DEFAULT 'USD' NOT NULL,
  	"coupon" varchar,
  	"paid_amount" numeric,
  	"refunded_amount" numeric,
  	"kind" varchar DEFAULT 'purchase' NOT NULL,
  	"checkout_reference" varchar,
  	"mismatch" jsonb,
  	"paid_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "pf_orders_status" CHECK (status in ('pending', 'paid', 'expired', 'mismatch', 'partlyRefunded', 'refunded', 'disputed', 'won', 'lost'))
  );
  
  CREATE TABLE "pf_payouts" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"reference" varchar,
  	"status" varchar DEFAULT 'requested' NOT NULL,
  	"account_id" uuid,
  	"challenge_id" uuid,
  	"trader_id" uuid,
  	"trader_name" varchar,
  	"login" varchar,
  	"number" numeric NOT NULL,
  	"gross" numeric NOT NULL,
  	"trader_share" numeric NOT NULL,
  	"firm_share" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"split_bps" numeric NOT NULL,
  	"quote" jsonb,
  	"conditions_hash" varchar,
  	"method_id" uuid,
  	"idempotency_key" varchar NOT NULL,
  	"operation_ticket" varchar,
  	"bank_reference" varchar,
  	"send_attempts" numeric DEFAULT 0,
  	"reason" varchar,
  	"due_at" timestamp(3) with time zone,
  	"approved_at" timestamp(3) with time zone,
  	"sent_at" timestamp(3) with time zone,
  	"paid_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "pf_payouts_status" CHECK (status in ('requested', 'inReview', 'needsInfo', 'approved', 'sending', 'paid', 'unknown', 'failed', 'returned', 'rejectedReturned', 'rejectedForfeited', 'cancelled'))
  );
  
  CREATE TABLE "pf_approvals" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"payout_id" uuid,
  	"purpose" varchar DEFAULT 'approve' NOT NULL,
  	"operator_id" varchar NOT NULL,
  	"operator_name" varchar NOT NULL,
  	"conditions_hash" varchar NOT NULL,
  	"voided_at" timestamp(3) with time zone,
  	"void_reason" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_payout_methods" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"trader_id" uuid,
  	"kind" varchar NOT NULL,
  	"masked" varchar NOT NULL,
  	"holder_name" varchar NOT NULL,
  	"currency" varchar NOT NULL,
  	"sealed_details" varchar NOT NULL,
  	"fingerprint" varchar,
  	"usable_from" timestamp(3) with time zone NOT NULL,
  	"replaced_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_journal_entries" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"reference" varchar,
  	"kind" varchar NOT NULL,
  	"subject_type" varchar NOT NULL,
  	"subject_id" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"idempotency_key" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_journal_lines" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"entry_id" uuid,
  	"account" varchar NOT NULL,
  	"amount" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_programs" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"code" varchar NOT NULL,
  	"is_on_sale" boolean DEFAULT false,
  	"current_version_id" uuid,
  	"draft" jsonb NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_program_versions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"label" varchar NOT NULL,
  	"program_id" uuid,
  	"number" numeric NOT NULL,
  	"terms" jsonb NOT NULL,
  	"hash" varchar NOT NULL,
  	"published_by" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_prices" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"program_id" uuid,
  	"size" numeric NOT NULL,
  	"amount" numeric NOT NULL,
  	"currency" varchar DEFAULT 'USD' NOT NULL,
  	"valid_from" timestamp(3) with time zone NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_email_templates" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"event" varchar NOT NULL,
  	"language" varchar DEFAULT 'en' NOT NULL,
  	"subject" varchar NOT NULL,
  	"body" jsonb NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "_pf_email_templates_v" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"parent_id" uuid,
  	"version_name" varchar NOT NULL,
  	"version_event" varchar NOT NULL,
  	"version_language" varchar DEFAULT 'en' NOT NULL,
  	"version_subject" varchar NOT NULL,
  	"version_body" jsonb NOT NULL,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_email_messages" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"reference" varchar,
  	"status" varchar DEFAULT 'queued' NOT NULL,
  	"event" varchar NOT NULL,
  	"to" varchar NOT NULL,
  	"trader_id" uuid,
  	"subject" varchar,
  	"html" varchar,
  	"text" varchar,
  	"variables" jsonb,
  	"idempotency_key" varchar NOT NULL,
  	"attempts" numeric DEFAULT 0,
  	"next_attempt_at" timestamp(3) with time zone,
  	"problem" varchar,
  	"sent_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "pf_email_messages_status" CHECK (status in ('queued', 'sending', 'sent', 'deferred', 'failed', 'suppressed'))
  );
  
  CREATE TABLE "pf_operators_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "pf_operators" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"roles" jsonb DEFAULT '[]'::jsonb NOT NULL,
  	"access_until" timestamp(3) with time zone,
  	"deactivated_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone,
  	"login_attempts" numeric DEFAULT 0,
  	"lock_until" timestamp(3) with time zone
  );
  
  CREATE TABLE "pf_platform_connections" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"platform" varchar NOT NULL,
  	"base_url" varchar NOT NULL,
  	"is_enabled" boolean DEFAULT true,
  	"mode" varchar DEFAULT 'observe' NOT NULL,
  	"mode_requested_by" varchar,
  	"sealed_credentials" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_platform_commands" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"reference" varchar,
  	"status" varchar DEFAULT 'queued' NOT NULL,
  	"kind" varchar NOT NULL,
  	"connection_id" uuid,
  	"account_id" uuid,
  	"login" varchar,
  	"input" jsonb,
  	"result" jsonb,
  	"cause" varchar,
  	"idempotency_key" varchar NOT NULL,
  	"attempts" numeric DEFAULT 0,
  	"next_attempt_at" timestamp(3) with time zone,
  	"problem" varchar,
  	"sent_at" timestamp(3) with time zone,
  	"verified_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "pf_platform_commands_status" CHECK (status in ('queued', 'sent', 'verified', 'failed', 'unknown', 'withheld'))
  );
  
  CREATE TABLE "pf_audit_entries" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"event" varchar NOT NULL,
  	"subject_type" varchar NOT NULL,
  	"subject_id" varchar NOT NULL,
  	"seq" numeric,
  	"from" varchar,
  	"to" varchar,
  	"actor_type" varchar,
  	"actor_id" varchar,
  	"actor_name" varchar,
  	"reason" varchar,
  	"data" jsonb,
  	"previous_hash" varchar,
  	"hash" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_outbox_events" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"subject_type" varchar NOT NULL,
  	"subject_id" varchar NOT NULL,
  	"variables" jsonb,
  	"idempotency_key" varchar NOT NULL,
  	"delivered_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "pf_incoming_events" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"provider" varchar NOT NULL,
  	"event_id" varchar NOT NULL,
  	"type" varchar NOT NULL,
  	"outcome" varchar NOT NULL,
  	"detail" jsonb,
  	"body_hash" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_kv" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_jobs_log" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"executed_at" timestamp(3) with time zone NOT NULL,
  	"completed_at" timestamp(3) with time zone NOT NULL,
  	"task_slug" "enum_payload_jobs_log_task_slug" NOT NULL,
  	"task_i_d" varchar NOT NULL,
  	"input" jsonb,
  	"output" jsonb,
  	"state" "enum_payload_jobs_log_state" NOT NULL,
  	"error" jsonb
  );
  
  CREATE TABLE "payload_jobs" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"input" jsonb,
  	"completed_at" timestamp(3) with time zone,
  	"total_tried" numeric DEFAULT 0,
  	"has_error" boolean DEFAULT false,
  	"error" jsonb,
  	"task_slug" "enum_payload_jobs_task_slug",
  	"queue" varchar DEFAULT 'default',
  	"wait_until" timestamp(3) with time zone,
  	"processing" boolean DEFAULT false,
  	"meta" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"global_slug" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"pf_traders_id" uuid,
  	"pf_operators_id" uuid
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"pf_traders_id" uuid,
  	"pf_operators_id" uuid
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_query_presets" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"is_shared" boolean DEFAULT false,
  	"access_read_constraint" "enum_payload_query_presets_access_read_constraint" DEFAULT 'onlyMe',
  	"access_update_constraint" "enum_payload_query_presets_access_update_constraint" DEFAULT 'onlyMe',
  	"access_delete_constraint" "enum_payload_query_presets_access_delete_constraint" DEFAULT 'onlyMe',
  	"where" jsonb,
  	"columns" jsonb,
  	"group_by" varchar,
  	"related_collection" "enum_payload_query_presets_related_collection" NOT NULL,
  	"is_temp" boolean,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_query_presets_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"pf_operators_id" uuid
  );
  
  CREATE TABLE "pf_firm" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar DEFAULT 'Our firm' NOT NULL,
  	"legal_name" varchar,
  	"address" varchar,
  	"support_email" varchar,
  	"brand_color" varchar DEFAULT '#1f4e79',
  	"logo_url" varchar,
  	"time_zone" varchar DEFAULT 'UTC' NOT NULL,
  	"currency" varchar DEFAULT 'USD' NOT NULL,
  	"four_eyes_from" numeric,
  	"firm_of_one" boolean DEFAULT false,
  	"payout_promise_hours" numeric DEFAULT 24,
  	"method_cool_down_hours" numeric DEFAULT 48,
  	"appeal_days" numeric DEFAULT 7,
  	"limit_bands" jsonb DEFAULT '[50,70,90]'::jsonb,
  	"updated_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "payload_jobs_stats" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"stats" jsonb,
  	"updated_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone
  );
  
  ALTER TABLE "pf_traders_sessions" ADD CONSTRAINT "pf_traders_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."pf_traders"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "pf_traders" ADD CONSTRAINT "pf_traders_merged_into_id_pf_traders_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_kyc_cases" ADD CONSTRAINT "pf_kyc_cases_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_kyc_documents" ADD CONSTRAINT "pf_kyc_documents_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_kyc_documents" ADD CONSTRAINT "pf_kyc_documents_kyc_case_id_pf_kyc_cases_id_fk" FOREIGN KEY ("kyc_case_id") REFERENCES "public"."pf_kyc_cases"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_agreement_acceptances" ADD CONSTRAINT "pf_agreement_acceptances_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_agreement_acceptances" ADD CONSTRAINT "pf_agreement_acceptances_agreement_id_pf_agreement_versions_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."pf_agreement_versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_trader_tags" ADD CONSTRAINT "pf_trader_tags_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_consents" ADD CONSTRAINT "pf_consents_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_challenges" ADD CONSTRAINT "pf_challenges_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_challenges" ADD CONSTRAINT "pf_challenges_order_id_pf_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."pf_orders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_challenges" ADD CONSTRAINT "pf_challenges_program_id_pf_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."pf_programs"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_challenges" ADD CONSTRAINT "pf_challenges_version_id_pf_program_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."pf_program_versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_accounts" ADD CONSTRAINT "pf_accounts_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_accounts" ADD CONSTRAINT "pf_accounts_challenge_id_pf_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."pf_challenges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_accounts" ADD CONSTRAINT "pf_accounts_version_id_pf_program_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."pf_program_versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_accounts" ADD CONSTRAINT "pf_accounts_connection_id_pf_platform_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."pf_platform_connections"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_violations" ADD CONSTRAINT "pf_violations_ruling_id_pf_rulings_id_fk" FOREIGN KEY ("ruling_id") REFERENCES "public"."pf_rulings"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_violations" ADD CONSTRAINT "pf_violations_account_id_pf_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."pf_accounts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_violations" ADD CONSTRAINT "pf_violations_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_rulings" ADD CONSTRAINT "pf_rulings_account_id_pf_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."pf_accounts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_rulings" ADD CONSTRAINT "pf_rulings_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_account_logins" ADD CONSTRAINT "pf_account_logins_account_id_pf_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."pf_accounts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_account_logins" ADD CONSTRAINT "pf_account_logins_connection_id_pf_platform_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."pf_platform_connections"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_orders" ADD CONSTRAINT "pf_orders_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_orders" ADD CONSTRAINT "pf_orders_program_id_pf_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."pf_programs"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_orders" ADD CONSTRAINT "pf_orders_version_id_pf_program_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."pf_program_versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_payouts" ADD CONSTRAINT "pf_payouts_account_id_pf_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."pf_accounts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_payouts" ADD CONSTRAINT "pf_payouts_challenge_id_pf_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."pf_challenges"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_payouts" ADD CONSTRAINT "pf_payouts_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_payouts" ADD CONSTRAINT "pf_payouts_method_id_pf_payout_methods_id_fk" FOREIGN KEY ("method_id") REFERENCES "public"."pf_payout_methods"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_approvals" ADD CONSTRAINT "pf_approvals_payout_id_pf_payouts_id_fk" FOREIGN KEY ("payout_id") REFERENCES "public"."pf_payouts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_payout_methods" ADD CONSTRAINT "pf_payout_methods_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_journal_lines" ADD CONSTRAINT "pf_journal_lines_entry_id_pf_journal_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."pf_journal_entries"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_programs" ADD CONSTRAINT "pf_programs_current_version_id_pf_program_versions_id_fk" FOREIGN KEY ("current_version_id") REFERENCES "public"."pf_program_versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_program_versions" ADD CONSTRAINT "pf_program_versions_program_id_pf_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."pf_programs"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_prices" ADD CONSTRAINT "pf_prices_program_id_pf_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."pf_programs"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_pf_email_templates_v" ADD CONSTRAINT "_pf_email_templates_v_parent_id_pf_email_templates_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."pf_email_templates"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_email_messages" ADD CONSTRAINT "pf_email_messages_trader_id_pf_traders_id_fk" FOREIGN KEY ("trader_id") REFERENCES "public"."pf_traders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_operators_sessions" ADD CONSTRAINT "pf_operators_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."pf_operators"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "pf_platform_commands" ADD CONSTRAINT "pf_platform_commands_connection_id_pf_platform_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."pf_platform_connections"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pf_platform_commands" ADD CONSTRAINT "pf_platform_commands_account_id_pf_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."pf_accounts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_jobs_log" ADD CONSTRAINT "payload_jobs_log_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."payload_jobs"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_locked_documents"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_traders_fk" FOREIGN KEY ("pf_traders_id") REFERENCES "public"."pf_traders"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_operators_fk" FOREIGN KEY ("pf_operators_id") REFERENCES "public"."pf_operators"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_traders_fk" FOREIGN KEY ("pf_traders_id") REFERENCES "public"."pf_traders"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_operators_fk" FOREIGN KEY ("pf_operators_id") REFERENCES "public"."pf_operators"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_query_presets_rels" ADD CONSTRAINT "payload_query_presets_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_query_presets"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_query_presets_rels" ADD CONSTRAINT "payload_query_presets_rels_operators_fk" FOREIGN KEY ("pf_operators_id") REFERENCES "public"."pf_operators"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "pf_traders_sessions_order_idx" ON "pf_traders_sessions" USING btree ("_order");
  CREATE INDEX "pf_traders_sessions_parent_id_idx" ON "pf_traders_sessions" USING btree ("_parent_id");
  CREATE UNIQUE INDEX "pf_traders_reference_idx" ON "pf_traders" USING btree ("reference");
  CREATE INDEX "pf_traders_status_idx" ON "pf_traders" USING btree ("status");
  CREATE INDEX "pf_traders_name_idx" ON "pf_traders" USING btree ("name");
  CREATE INDEX "pf_traders_country_idx" ON "pf_traders" USING btree ("country");
  CREATE INDEX "pf_traders_merged_into_idx" ON "pf_traders" USING btree ("merged_into_id");
  CREATE INDEX "pf_traders_created_at_idx" ON "pf_traders" USING btree ("created_at");
  CREATE UNIQUE INDEX "pf_traders_email_idx" ON "pf_traders" USING btree ("email");
  CREATE INDEX "pf_traders_name_trgm" ON "pf_traders" USING gin ("name" gin_trgm_ops);
  CREATE INDEX "pf_traders_email_trgm" ON "pf_traders" USING gin ("email" gin_trgm_ops);
  CREATE INDEX "pf_traders_reference_trgm" ON "pf_traders" USING gin ("reference" gin_trgm_ops);
  CREATE UNIQUE INDEX "pf_kyc_cases_reference_idx" ON "pf_kyc_cases" USING btree ("reference");
  CREATE INDEX "pf_kyc_cases_status_idx" ON "pf_kyc_cases" USING btree ("status");
  CREATE INDEX "pf_kyc_cases_trader_idx" ON "pf_kyc_cases" USING btree ("trader_id");
  CREATE INDEX "pf_kyc_cases_trader_name_idx" ON "pf_kyc_cases" USING btree ("trader_name");
  CREATE INDEX "pf_kyc_cases_expires_at_idx" ON "pf_kyc_cases" USING btree ("expires_at");
  CREATE INDEX "pf_kyc_cases_actor_id_idx" ON "pf_kyc_cases" USING btree ("actor_id");
  CREATE INDEX "pf_kyc_cases_created_at_idx" ON "pf_kyc_cases" USING btree ("created_at");
  CREATE INDEX "pf_kyc_cases_reference_trgm" ON "pf_kyc_cases" USING gin ("reference" gin_trgm_ops);
  CREATE INDEX "pf_kyc_cases_trader_name_trgm" ON "pf_kyc_cases" USING gin ("trader_name" gin_trgm_ops);
  CREATE UNIQUE INDEX "pf_kyc_cases_one_open" ON "pf_kyc_cases" USING btree ("trader_id") WHERE status in ('requested', 'submitted', 'inReview', 'needsMoreInfo');
  CREATE INDEX "pf_kyc_documents_trader_idx" ON "pf_kyc_documents" USING btree ("trader_id");
  CREATE INDEX "pf_kyc_documents_kyc_case_idx" ON "pf_kyc_documents" USING btree ("kyc_case_id");
  CREATE INDEX "pf_kyc_documents_kind_idx" ON "pf_kyc_documents" USING btree ("kind");
  CREATE INDEX "pf_kyc_documents_sha256_idx" ON "pf_kyc_documents" USING btree ("sha256");
  CREATE INDEX "pf_kyc_documents_created_at_idx" ON "pf_kyc_documents" USING btree ("created_at");
  CREATE UNIQUE INDEX "pf_kyc_documents_filename_idx" ON "pf_kyc_documents" USING btree ("filename");
  CREATE INDEX "pf_agreement_versions_is_current_idx" ON "pf_agreement_versions" USING btree ("is_current");
  CREATE INDEX "pf_agreement_versions_created_at_idx" ON "pf_agreement_versions" USING btree ("created_at");
  CREATE UNIQUE INDEX "title_version_idx" ON "pf_agreement_versions" USING btree ("title","version");
  CREATE INDEX "pf_agreement_acceptances_trader_idx" ON "pf_agreement_acceptances" USING btree ("trader_id");
  CREATE INDEX "pf_agreement_acceptances_agreement_idx" ON "pf_agreement_acceptances" USING btree ("agreement_id");
  CREATE INDEX "pf_agreement_acceptances_accepted_at_idx" ON "pf_agreement_acceptances" USING btree ("accepted_at");
  CREATE INDEX "pf_agreement_acceptances_created_at_idx" ON "pf_agreement_acceptances" USING btree ("created_at");
  CREATE UNIQUE INDEX "trader_agreement_idx" ON "pf_agreement_acceptances" USING btree ("trader_id","agreement_id");
  CREATE INDEX "pf_trader_tags_trader_idx" ON "pf_trader_tags" USING btree ("trader_id");
  CREATE INDEX "pf_trader_tags_tag_idx" ON "pf_trader_tags" USING btree ("tag");
  CREATE INDEX "pf_trader_tags_created_at_idx" ON "pf_trader_tags" USING btree ("created_at");
  CREATE UNIQUE INDEX "trader_tag_idx" ON "pf_trader_tags" USING btree ("trader_id","tag");
  CREATE INDEX "pf_consents_trader_idx" ON "pf_consents" USING btree ("trader_id");
  CREATE INDEX "pf_consents_purpose_idx" ON "pf_consents" USING btree ("purpose");
  CREATE INDEX "pf_consents_created_at_idx" ON "pf_consents" USING btree ("created_at");
  CREATE INDEX "pf_notes_subject_id_idx" ON "pf_notes" USING btree ("subject_id");
  CREATE INDEX "pf_notes_actor_id_idx" ON "pf_notes" USING btree ("actor_id");
  CREATE INDEX "pf_notes_created_at_idx" ON "pf_notes" USING btree ("created_at");
  CREATE UNIQUE INDEX "pf_challenges_reference_idx" ON "pf_challenges" USING btree ("reference");
  CREATE INDEX "pf_challenges_status_idx" ON "pf_challenges" USING btree ("status");
  CREATE INDEX "pf_challenges_stage_idx" ON "pf_challenges" USING btree ("stage");
  CREATE INDEX "pf_challenges_trader_idx" ON "pf_challenges" USING btree ("trader_id");
  CREATE INDEX "pf_challenges_trader_name_idx" ON "pf_challenges" USING btree ("trader_name");
  CREATE UNIQUE INDEX "pf_challenges_order_idx" ON "pf_challenges" USING btree ("order_id");
  CREATE INDEX "pf_challenges_program_idx" ON "pf_challenges" USING btree ("program_id");
  CREATE INDEX "pf_challenges_version_idx" ON "pf_challenges" USING btree ("version_id");
  CREATE INDEX "pf_challenges_created_at_idx" ON "pf_challenges" USING btree ("created_at");
  CREATE INDEX "pf_challenges_reference_trgm" ON "pf_challenges" USING gin ("reference" gin_trgm_ops);
  CREATE INDEX "pf_challenges_trader_name_trgm" ON "pf_challenges" USING gin ("trader_name" gin_trgm_ops);
  CREATE UNIQUE INDEX "pf_accounts_reference_idx" ON "pf_accounts" USING btree ("reference");
  CREATE INDEX "pf_accounts_status_idx" ON "pf_accounts" USING btree ("status");
  CREATE INDEX "pf_accounts_login_idx" ON "pf_accounts" USING btree ("login");
  CREATE INDEX "pf_accounts_trader_idx" ON "pf_accounts" USING btree ("trader_id");
  CREATE INDEX "pf_accounts_trader_name_idx" ON "pf_accounts" USING btree ("trader_name");
  CREATE INDEX "pf_accounts_challenge_idx" ON "pf_accounts" USING btree ("challenge_id");
  CREATE INDEX "pf_accounts_version_idx" ON "pf_accounts" USING btree ("version_id");
  CREATE INDEX "pf_accounts_connection_idx" ON "pf_accounts" USING btree ("connection_id");
  CREATE INDEX "pf_accounts_phase_idx" ON "pf_accounts" USING btree ("phase");
  CREATE INDEX "pf_accounts_is_paused_idx" ON "pf_accounts" USING btree ("is_paused");
  CREATE INDEX "pf_accounts_is_frozen_idx" ON "pf_accounts" USING btree ("is_frozen");
  CREATE INDEX "pf_accounts_is_under_review_idx" ON "pf_accounts" USING btree ("is_under_review");
  CREATE INDEX "pf_accounts_ended_at_idx" ON "pf_accounts" USING btree ("ended_at");
  CREATE INDEX "pf_accounts_created_at_idx" ON "pf_accounts" USING btree ("created_at");
  CREATE UNIQUE INDEX "challenge_phase_attempt_idx" ON "pf_accounts" USING btree ("challenge_id","phase","attempt");
  CREATE INDEX "pf_accounts_login_trgm" ON "pf_accounts" USING gin ("login" gin_trgm_ops);
  CREATE INDEX "pf_accounts_reference_trgm" ON "pf_accounts" USING gin ("reference" gin_trgm_ops);
  CREATE INDEX "pf_accounts_trader_name_trgm" ON "pf_accounts" USING gin ("trader_name" gin_trgm_ops);
  CREATE UNIQUE INDEX "pf_accounts_one_live" ON "pf_accounts" USING btree ("challenge_id") WHERE status in ('provisioning', 'provisioningFailed', 'active');
  CREATE UNIQUE INDEX "pf_violations_reference_idx" ON "pf_violations" USING btree ("reference");
  CREATE INDEX "pf_violations_status_idx" ON "pf_violations" USING btree ("status");
  CREATE UNIQUE INDEX "pf_violations_ruling_idx" ON "pf_violations" USING btree ("ruling_id");
  CREATE INDEX "pf_violations_account_idx" ON "pf_violations" USING btree ("account_id");
  CREATE INDEX "pf_violations_trader_idx" ON "pf_violations" USING btree ("trader_id");
  CREATE INDEX "pf_violations_trader_name_idx" ON "pf_violations" USING btree ("trader_name");
  CREATE INDEX "pf_violations_login_idx" ON "pf_violations" USING btree ("login");
  CREATE INDEX "pf_violations_rule_idx" ON "pf_violations" USING btree ("rule");
  CREATE INDEX "pf_violations_at_idx" ON "pf_violations" USING btree ("at");
  CREATE INDEX "pf_violations_created_at_idx" ON "pf_violations" USING btree ("created_at");
  CREATE INDEX "pf_violations_reference_trgm" ON "pf_violations" USING gin ("reference" gin_trgm_ops);
  CREATE INDEX "pf_violations_login_trgm" ON "pf_violations" USING gin ("login" gin_trgm_ops);
  CREATE INDEX "pf_violations_trader_name_trgm" ON "pf_violations" USING gin ("trader_name" gin_trgm_ops);
  CREATE UNIQUE INDEX "pf_rulings_reference_idx" ON "pf_rulings" USING btree ("reference");
  CREATE INDEX "pf_rulings_account_idx" ON "pf_rulings" USING btree ("account_id");
  CREATE INDEX "pf_rulings_trader_idx" ON "pf_rulings" USING btree ("trader_id");
  CREATE INDEX "pf_rulings_at_idx" ON "pf_rulings" USING btree ("at");
  CREATE INDEX "pf_rulings_created_at_idx" ON "pf_rulings" USING btree ("created_at");
  CREATE INDEX "pf_rulings_reference_trgm" ON "pf_rulings" USING gin ("reference" gin_trgm_ops);
  CREATE INDEX "pf_rulings_login_trgm" ON "pf_rulings" USING gin ("login" gin_trgm_ops);
  CREATE INDEX "pf_rulings_unsettled" ON "pf_rulings" USING btree ("id") WHERE settled_at is null and kind = 'breach';
  CREATE INDEX "pf_holds_kind_idx" ON "pf_holds" USING btree ("kind");
  CREATE INDEX "pf_holds_subject_id_idx" ON "pf_holds" USING btree ("subject_id");
  CREATE INDEX "pf_holds_actor_id_idx" ON "pf_holds" USING btree ("actor_id");
  CREATE INDEX "pf_holds_lifted_at_idx" ON "pf_holds" USING btree ("lifted_at");
  CREATE INDEX "pf_holds_created_at_idx" ON "pf_holds" USING btree ("created_at");
  CREATE INDEX "pf_account_logins_account_idx" ON "pf_account_logins" USING btree ("account_id");
  CREATE INDEX "pf_account_logins_connection_idx" ON "pf_account_logins" USING btree ("connection_id");
  CREATE INDEX "pf_account_logins_login_idx" ON "pf_account_logins" USING btree ("login");
  CREATE INDEX "pf_account_logins_created_at_idx" ON "pf_account_logins" USING btree ("created_at");
  CREATE INDEX "connection_login_idx" ON "pf_account_logins" USING btree ("connection_id","login");
  CREATE UNIQUE INDEX "pf_orders_reference_idx" ON "pf_orders" USING btree ("reference");
  CREATE INDEX "pf_orders_status_idx" ON "pf_orders" USING btree ("status");
  CREATE INDEX "pf_orders_trader_idx" ON "pf_orders" USING btree ("trader_id");
  CREATE INDEX "pf_orders_trader_name_idx" ON "pf_orders" USING btree ("trader_name");
  CREATE INDEX "pf_orders_program_idx" ON "pf_orders" USING btree ("program_id");
  CREATE INDEX "pf_orders_version_idx" ON "pf_orders" USING btree ("version_id");
  CREATE INDEX "pf_orders_checkout_reference_idx" ON "pf_orders" USING btree ("checkout_reference");
  CREATE INDEX "pf_orders_paid_at_idx" ON "pf_orders" USING btree ("paid_at");
  CREATE INDEX "pf_orders_created_at_idx" ON "pf_orders" USING btree ("created_at");
  CREATE INDEX "pf_orders_reference_trgm" ON "pf_orders" USING gin ("reference" gin_trgm_ops);
  CREATE INDEX "pf_orders_trader_name_trgm" ON "pf_orders" USING gin ("trader_name" gin_trgm_ops);
  CREATE INDEX "pf_orders_checkout_reference_trgm" ON "pf_orders" USING gin ("checkout_reference" gin_trgm_ops);
  CREATE UNIQUE INDEX "pf_payouts_reference_idx" ON "pf_payouts" USING btree ("reference");
  CREATE INDEX "pf_payouts_status_idx" ON "pf_payouts" USING btree ("status");
  CREATE INDEX "pf_payouts_account_idx" ON "pf_payouts" USING btree ("account_id");
  CREATE INDEX "pf_payouts_challenge_idx" ON "pf_payouts" USING btree ("challenge_id");
  CREATE INDEX "pf_payouts_trader_idx" ON "pf_payouts" USING btree ("trader_id");
  CREATE INDEX "pf_payouts_trader_name_idx" ON "pf_payouts" USING btree ("trader_name");
  CREATE INDEX "pf_payouts_login_idx" ON "pf_payouts" USING btree ("login");
  CREATE INDEX "pf_payouts_method_idx" ON "pf_payouts" USING btree ("method_id");
  CREATE INDEX "pf_payouts_due_at_idx" ON "pf_payouts" USING btree ("due_at");
  CREATE INDEX "pf_payouts_approved_at_idx" ON "pf_payouts" USING btree ("approved_at");
  CREATE INDEX "pf_payouts_sent_at_idx" ON "pf_payouts" USING btree ("sent_at");
  CREATE INDEX "pf_payouts_paid_at_idx" ON "pf_payouts" USING btree ("paid_at");
  CREATE INDEX "pf_payouts_created_at_idx" ON "pf_payouts" USING btree ("created_at");
  CREATE UNIQUE INDEX "account_idempotencyKey_idx" ON "pf_payouts" USING btree ("account_id","idempotency_key");
  CREATE INDEX "pf_payouts_reference_trgm" ON "pf_payouts" USING gin ("reference" gin_trgm_ops);
  CREATE INDEX "pf_payouts_trader_name_trgm" ON "pf_payouts" USING gin ("trader_name" gin_trgm_ops);
  CREATE INDEX "pf_payouts_login_trgm" ON "pf_payouts" USING gin ("login" gin_trgm_ops);
  CREATE UNIQUE INDEX "pf_payouts_one_open" ON "pf_payouts" USING btree ("account_id") WHERE status in ('requested', 'inReview', 'needsInfo', 'approved', 'sending', 'unknown', 'failed', 'returned');
  CREATE INDEX "pf_approvals_payout_idx" ON "pf_approvals" USING btree ("payout_id");
  CREATE INDEX "pf_approvals_operator_id_idx" ON "pf_approvals" USING btree ("operator_id");
  CREATE INDEX "pf_approvals_created_at_idx" ON "pf_approvals" USING btree ("created_at");
  CREATE INDEX "pf_payout_methods_trader_idx" ON "pf_payout_methods" USING btree ("trader_id");
  CREATE INDEX "pf_payout_methods_fingerprint_idx" ON "pf_payout_methods" USING btree ("fingerprint");
  CREATE INDEX "pf_payout_methods_replaced_at_idx" ON "pf_payout_methods" USING btree ("replaced_at");
  CREATE INDEX "pf_payout_methods_created_at_idx" ON "pf_payout_methods" USING btree ("created_at");
  CREATE UNIQUE INDEX "pf_journal_entries_reference_idx" ON "pf_journal_entries" USING btree ("reference");
  CREATE INDEX "pf_journal_entries_kind_idx" ON "pf_journal_entries" USING btree ("kind");
  CREATE INDEX "pf_journal_entries_subject_id_idx" ON "pf_journal_entries" USING btree ("subject_id");
  CREATE INDEX "pf_journal_entries_at_idx" ON "pf_journal_entries" USING btree ("at");
  CREATE UNIQUE INDEX "pf_journal_entries_idempotency_key_idx" ON "pf_journal_entries" USING btree ("idempotency_key");
  CREATE INDEX "pf_journal_entries_created_at_idx" ON "pf_journal_entries" USING btree ("created_at");
  CREATE INDEX "pf_journal_lines_entry_idx" ON "pf_journal_lines" USING btree ("entry_id");
  CREATE INDEX "pf_journal_lines_account_idx" ON "pf_journal_lines" USING btree ("account");
  CREATE INDEX "pf_journal_lines_created_at_idx" ON "pf_journal_lines" USING btree ("created_at");
  CREATE INDEX "pf_programs_name_idx" ON "pf_programs" USING btree ("name");
  CREATE UNIQUE INDEX "pf_programs_code_idx" ON "pf_programs" USING btree ("code");
  CREATE INDEX "pf_programs_is_on_sale_idx" ON "pf_programs" USING btree ("is_on_sale");
  CREATE INDEX "pf_programs_current_version_idx" ON "pf_programs" USING btree ("current_version_id");
  CREATE INDEX "pf_programs_created_at_idx" ON "pf_programs" USING btree ("created_at");
  CREATE INDEX "pf_program_versions_program_idx" ON "pf_program_versions" USING btree ("program_id");
  CREATE INDEX "pf_program_versions_hash_idx" ON "pf_program_versions" USING btree ("hash");
  CREATE INDEX "pf_program_versions_created_at_idx" ON "pf_program_versions" USING btree ("created_at");
  CREATE UNIQUE INDEX "program_number_idx" ON "pf_program_versions" USING btree ("program_id","number");
  CREATE INDEX "pf_prices_program_idx" ON "pf_prices" USING btree ("program_id");
  CREATE INDEX "pf_prices_valid_from_idx" ON "pf_prices" USING btree ("valid_from");
  CREATE INDEX "pf_prices_created_at_idx" ON "pf_prices" USING btree ("created_at");
  CREATE INDEX "pf_email_templates_name_idx" ON "pf_email_templates" USING btree ("name");
  CREATE INDEX "pf_email_templates_event_idx" ON "pf_email_templates" USING btree ("event");
  CREATE INDEX "pf_email_templates_created_at_idx" ON "pf_email_templates" USING btree ("created_at");
  CREATE UNIQUE INDEX "event_language_idx" ON "pf_email_templates" USING btree ("event","language");
  CREATE INDEX "_pf_email_templates_v_parent_idx" ON "_pf_email_templates_v" USING btree ("parent_id");
  CREATE INDEX "_pf_email_templates_v_version_version_name_idx" ON "_pf_email_templates_v" USING btree ("version_name");
  CREATE INDEX "_pf_email_templates_v_version_version_event_idx" ON "_pf_email_templates_v" USING btree ("version_event");
  CREATE INDEX "_pf_email_templates_v_version_version_created_at_idx" ON "_pf_email_templates_v" USING btree ("version_created_at");
  CREATE INDEX "_pf_email_templates_v_created_at_idx" ON "_pf_email_templates_v" USING btree ("created_at");
  CREATE INDEX "_pf_email_templates_v_updated_at_idx" ON "_pf_email_templates_v" USING btree ("updated_at");
  CREATE INDEX "version_event_version_language_idx" ON "_pf_email_templates_v" USING btree ("version_event","version_language");
  CREATE UNIQUE INDEX "pf_email_messages_reference_idx" ON "pf_email_messages" USING btree ("reference");
  CREATE INDEX "pf_email_messages_status_idx" ON "pf_email_messages" USING btree ("status");
  CREATE INDEX "pf_email_messages_event_idx" ON "pf_email_messages" USING btree ("event");
  CREATE INDEX "pf_email_messages_to_idx" ON "pf_email_messages" USING btree ("to");
  CREATE INDEX "pf_email_messages_trader_idx" ON "pf_email_messages" USING btree ("trader_id");
  CREATE UNIQUE INDEX "pf_email_messages_idempotency_key_idx" ON "pf_email_messages" USING btree ("idempotency_key");
  CREATE INDEX "pf_email_messages_next_attempt_at_idx" ON "pf_email_messages" USING btree ("next_attempt_at");
  CREATE INDEX "pf_email_messages_created_at_idx" ON "pf_email_messages" USING btree ("created_at");
  CREATE INDEX "pf_email_messages_reference_trgm" ON "pf_email_messages" USING gin ("reference" gin_trgm_ops);
  CREATE INDEX "pf_email_messages_to_trgm" ON "pf_email_messages" USING gin ("to" gin_trgm_ops);
  CREATE INDEX "pf_email_messages_event_trgm" ON "pf_email_messages" USING gin ("event" gin_trgm_ops);
  CREATE INDEX "pf_operators_sessions_order_idx" ON "pf_operators_sessions" USING btree ("_order");
  CREATE INDEX "pf_operators_sessions_parent_id_idx" ON "pf_operators_sessions" USING btree ("_parent_id");
  CREATE INDEX "pf_operators_created_at_idx" ON "pf_operators" USING btree ("created_at");
  CREATE UNIQUE INDEX "pf_operators_email_idx" ON "pf_operators" USING btree ("email");
  CREATE UNIQUE INDEX "pf_platform_connections_name_idx" ON "pf_platform_connections" USING btree ("name");
  CREATE INDEX "pf_platform_connections_created_at_idx" ON "pf_platform_connections" USING btree ("created_at");
  CREATE UNIQUE INDEX "pf_platform_commands_reference_idx" ON "pf_platform_commands" USING btree ("reference");
  CREATE INDEX "pf_platform_commands_status_idx" ON "pf_platform_commands" USING btree ("status");
  CREATE INDEX "pf_platform_commands_kind_idx" ON "pf_platform_commands" USING btree ("kind");
  CREATE INDEX "pf_platform_commands_connection_idx" ON "pf_platform_commands" USING btree ("connection_id");
  CREATE INDEX "pf_platform_commands_account_idx" ON "pf_platform_commands" USING btree ("account_id");
  CREATE INDEX "pf_platform_commands_login_idx" ON "pf_platform_commands" USING btree ("login");
  CREATE INDEX "pf_platform_commands_cause_idx" ON "pf_platform_commands" USING btree ("cause");
  CREATE UNIQUE INDEX "pf_platform_commands_idempotency_key_idx" ON "pf_platform_commands" USING btree ("idempotency_key");
  CREATE INDEX "pf_platform_commands_next_attempt_at_idx" ON "pf_platform_commands" USING btree ("next_attempt_at");
  CREATE INDEX "pf_platform_commands_created_at_idx" ON "pf_platform_commands" USING btree ("created_at");
  CREATE INDEX "pf_platform_commands_reference_trgm" ON "pf_platform_commands" USING gin ("reference" gin_trgm_ops);
  CREATE INDEX "pf_platform_commands_login_trgm" ON "pf_platform_commands" USING gin ("login" gin_trgm_ops);
  CREATE INDEX "pf_audit_entries_at_idx" ON "pf_audit_entries" USING btree ("at");
  CREATE INDEX "pf_audit_entries_event_idx" ON "pf_audit_entries" USING btree ("event");
  CREATE INDEX "pf_audit_entries_subject_id_idx" ON "pf_audit_entries" USING btree ("subject_id");
  CREATE INDEX "pf_audit_entries_actor_id_idx" ON "pf_audit_entries" USING btree ("actor_id");
  CREATE INDEX "pf_audit_entries_created_at_idx" ON "pf_audit_entries" USING btree ("created_at");
  CREATE UNIQUE INDEX "subjectType_subjectId_seq_idx" ON "pf_audit_entries" USING btree ("subject_type","subject_id","seq");
  CREATE INDEX "pf_outbox_events_name_idx" ON "pf_outbox_events" USING btree ("name");
  CREATE INDEX "pf_outbox_events_subject_id_idx" ON "pf_outbox_events" USING btree ("subject_id");
  CREATE UNIQUE INDEX "pf_outbox_events_idempotency_key_idx" ON "pf_outbox_events" USING btree ("idempotency_key");
  CREATE INDEX "pf_outbox_events_delivered_at_idx" ON "pf_outbox_events" USING btree ("delivered_at");
  CREATE INDEX "pf_outbox_events_created_at_idx" ON "pf_outbox_events" USING btree ("created_at");
  CREATE INDEX "pf_incoming_events_provider_idx" ON "pf_incoming_events" USING btree ("provider");
  CREATE INDEX "pf_incoming_events_event_id_idx" ON "pf_incoming_events" USING btree ("event_id");
  CREATE INDEX "pf_incoming_events_created_at_idx" ON "pf_incoming_events" USING btree ("created_at");
  CREATE UNIQUE INDEX "provider_eventId_idx" ON "pf_incoming_events" USING btree ("provider","event_id");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_jobs_log_order_idx" ON "payload_jobs_log" USING btree ("_order");
  CREATE INDEX "payload_jobs_log_parent_id_idx" ON "payload_jobs_log" USING btree ("_parent_id");
  CREATE INDEX "payload_jobs_completed_at_idx" ON "payload_jobs" USING btree ("completed_at");
  CREATE INDEX "payload_jobs_total_tried_idx" ON "payload_jobs" USING btree ("total_tried");
  CREATE INDEX "payload_jobs_has_error_idx" ON "payload_jobs" USING btree ("has_error");
  CREATE INDEX "payload_jobs_task_slug_idx" ON "payload_jobs" USING btree ("task_slug");
  CREATE INDEX "payload_jobs_queue_idx" ON "payload_jobs" USING btree ("queue");
  CREATE INDEX "payload_jobs_wait_until_idx" ON "payload_jobs" USING btree ("wait_until");
  CREATE INDEX "payload_jobs_processing_idx" ON "payload_jobs" USING btree ("processing");
  CREATE INDEX "payload_jobs_updated_at_idx" ON "payload_jobs" USING btree ("updated_at");
  CREATE INDEX "payload_jobs_created_at_idx" ON "payload_jobs" USING btree ("created_at");
  CREATE INDEX "payload_locked_documents_global_slug_idx" ON "payload_locked_documents" USING btree ("global_slug");
  CREATE INDEX "payload_locked_documents_updated_at_idx" ON "payload_locked_documents" USING btree ("updated_at");
  CREATE INDEX "payload_locked_documents_created_at_idx" ON "payload_locked_documents" USING btree ("created_at");
  CREATE INDEX "payload_locked_documents_rels_order_idx" ON "payload_locked_documents_rels" USING btree ("order");
  CREATE INDEX "payload_locked_documents_rels_parent_idx" ON "payload_locked_documents_rels" USING btree ("parent_id");
  CREATE INDEX "payload_locked_documents_rels_path_idx" ON "payload_locked_documents_rels" USING btree ("path");
  CREATE INDEX "payload_locked_documents_rels_pf_traders_id_idx" ON "payload_locked_documents_rels" USING btree ("pf_traders_id");
  CREATE INDEX "payload_locked_documents_rels_pf_operators_id_idx" ON "payload_locked_documents_rels" USING btree ("pf_operators_id");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_pf_traders_id_idx" ON "payload_preferences_rels" USING btree ("pf_traders_id");
  CREATE INDEX "payload_preferences_rels_pf_operators_id_idx" ON "payload_preferences_rels" USING btree ("pf_operators_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");
  CREATE INDEX "payload_query_presets_updated_at_idx" ON "payload_query_presets" USING btree ("updated_at");
  CREATE INDEX "payload_query_presets_created_at_idx" ON "payload_query_presets" USING btree ("created_at");
  CREATE INDEX "payload_query_presets_rels_order_idx" ON "payload_query_presets_rels" USING btree ("order");
  CREATE INDEX "payload_query_presets_rels_parent_idx" ON "payload_query_presets_rels" USING btree ("parent_id");
  CREATE INDEX "payload_query_presets_rels_path_idx" ON "payload_query_presets_rels" USING btree ("path");
  CREATE INDEX "payload_query_presets_rels_pf_operators_id_idx" ON "payload_query_presets_rels" USING btree ("pf_operators_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "pf_traders_sessions" CASCADE;
  DROP TABLE "pf_traders" CASCADE;
  DROP TABLE "pf_kyc_cases" CASCADE;
  DROP TABLE "pf_kyc_documents" CASCADE;
  DROP TABLE "pf_agreement_versions" CASCADE;
  DROP TABLE "pf_agreement_acceptances" CASCADE;
  DROP TABLE "pf_trader_tags" CASCADE;
  DROP TABLE "pf_consents" CASCADE;
  DROP TABLE "pf_notes" CASCADE;
  DROP TABLE "pf_challenges" CASCADE;
  DROP TABLE "pf_accounts" CASCADE;
  DROP TABLE "pf_violations" CASCADE;
  DROP TABLE "pf_rulings" CASCADE;
  DROP TABLE "pf_holds" CASCADE;
  DROP TABLE "pf_account_logins" CASCADE;
  DROP TABLE "pf_orders" CASCADE;
  DROP TABLE "pf_payouts" CASCADE;
  DROP TABLE "pf_approvals" CASCADE;
  DROP TABLE "pf_payout_methods" CASCADE;
  DROP TABLE "pf_journal_entries" CASCADE;
  DROP TABLE "pf_journal_lines" CASCADE;
  DROP TABLE "pf_programs" CASCADE;
  DROP TABLE "pf_program_versions" CASCADE;
  DROP TABLE "pf_prices" CASCADE;
  DROP TABLE "pf_email_templates" CASCADE;
  DROP TABLE "_pf_email_templates_v" CASCADE;
  DROP TABLE "pf_email_messages" CASCADE;
  DROP TABLE "pf_operators_sessions" CASCADE;
  DROP TABLE "pf_operators" CASCADE;
  DROP TABLE "pf_platform_connections" CASCADE;
  DROP TABLE "pf_platform_commands" CASCADE;
  DROP TABLE "pf_audit_entries" CASCADE;
  DROP TABLE "pf_outbox_events" CASCADE;
  DROP TABLE "pf_incoming_events" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_jobs_log" CASCADE;
  DROP TABLE "payload_jobs" CASCADE;
  DROP TABLE "payload_locked_documents" CASCADE;
  DROP TABLE "payload_locked_documents_rels" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TABLE "payload_query_presets" CASCADE;
  DROP TABLE "payload_query_presets_rels" CASCADE;
  DROP TABLE "pf_firm" CASCADE;
  DROP TABLE "payload_jobs_stats" CASCADE;
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  DROP TYPE "public"."enum_payload_jobs_log_state";
  DROP TYPE "public"."enum_payload_jobs_task_slug";
  DROP TYPE "public"."enum_payload_query_presets_access_read_constraint";
  DROP TYPE "public"."enum_payload_query_presets_access_update_constraint";
  DROP TYPE "public"."enum_payload_query_presets_access_delete_constraint";
  DROP TYPE "public"."enum_payload_query_presets_related_collection";`)
}
