import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "pf_version_moves" DROP CONSTRAINT "pf_version_moves_status";
  ALTER TABLE "pf_version_moves" ADD CONSTRAINT "pf_version_moves_status" CHECK (status in ('offered', 'accepted', 'declined', 'withdrawn', 'expired'));`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "pf_version_moves" DROP CONSTRAINT "pf_version_moves_status";
  ALTER TABLE "pf_version_moves" ADD CONSTRAINT "pf_version_moves_status" CHECK (status in ('offered', 'accepted', 'withdrawn', 'expired'));`)
}
