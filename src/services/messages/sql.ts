export const claimMessagesSql = `
  select message.id from pf_email_messages message
  where message.status = 'queued' and (message.next_attempt_at is null or message.next_attempt_at <= $1)
    and not exists (select from pf_holds hold where hold.kind = 'sending'
      and hold.subject_type = 'firm' and hold.lifted_at is null)
  order by message.id limit $2 for update skip locked`

/** Deferred ones whose time has come, and those whose sender ended in the middle. */
export const dueAgainSql = `
  select id, status from pf_email_messages
  where (status = 'deferred' and next_attempt_at <= $1)
    or (status = 'sending' and updated_at < $2)
  order by id limit 500 for update skip locked`

export const messagesSql = `
  select message.id, message.event, message.to, message.variables, message.attempts,
    message.created_at, trader.name trader_name, trader.language, trader.time_zone,
    template.subject, template.body, template.language template_language
  from pf_email_messages message
  left join pf_traders trader on trader.id = message.trader_id
  left join lateral (
    select subject, body, language from pf_email_templates
    where event = message.event and language in (coalesce(trader.language, 'en'), 'en')
    order by (language = coalesce(trader.language, 'en')) desc limit 1
  ) template on true
  where message.id = any($1::uuid[])`
