import type { EventDefinition } from '@gatefold/schema';
import { v7 } from 'uuid';
export type SqlExecutor = (sql: string, params?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;
export interface EventHandler<Tx> { readonly name: string; readonly event: EventDefinition; handle(payload: never, tx: Tx): Promise<void>; }
export function defineHandler<P, Tx>(event: EventDefinition<P>, h: { name: string; handle(payload: P, tx: Tx): Promise<void> }): EventHandler<Tx> { return { event, ...h } as EventHandler<Tx>; }
export async function recordEvent<P>(sql: SqlExecutor, d: EventDefinition<P>, payload: P, subject: string, requestId?: string): Promise<void> {
  await sql('insert into outbox (id, name, subject, payload, request_id) values ($1,$2,$3,$4,$5)', [v7(), d.name, subject, JSON.stringify(payload), requestId ?? null]);
}
export function eventTablesSql(schema: string, role: string): string {
  return `create table if not exists "${schema}".outbox (id uuid primary key, name text, subject text, payload jsonb, request_id text); grant all on "${schema}".outbox to "${role}"`;
}
export function busTablesSql(_role: string): string { return 'select 1'; }
