import type { Tier } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { decodeCursor, type Page } from '@gatefold/runtime/graphql';
import { ProjectEntity } from './project.entity.js';

/** Who stays live first: the chosen ones, then the oldest; ids of version 7 sort by time of creation. */
const liveOrder = 'kept_live desc, id';
/** {@link liveOrder} from its end: who freezes first. */
const freezeOrder = 'kept_live, id desc';

/** Sort key of a project among those beyond a limit. */
export const overLimitCursor = ({ keptLive, id }: ProjectEntity) => [Number(keptLive), id];

/** A project whose freezing was set or called off. */
export interface SettledProject {
  readonly id: string;
  readonly title: string;
  /** Whether it does not fit; otherwise it is live at once. */
  readonly isOver: boolean;
}

/** Keeps the plan of a person by the number of billing's announcement; false when a later one was applied. */
export async function writePlan(
  tx: Transaction,
  plan: { readonly ownerId: string; readonly planKey: Tier; readonly sequence: number },
): Promise<boolean> {
  const rows = await tx.sql(
    `insert into owner_plan (owner_id, plan_key, sequence) values ($1, $2, $3)
     on conflict (owner_id) do update set plan_key = excluded.plan_key, sequence = excluded.sequence
     where owner_plan.sequence < excluded.sequence
     returning 1`,
    [plan.ownerId, plan.planKey, plan.sequence],
  );
  return rows.length > 0;
}

/** People of whom no plan is known, in the order of their ids. */
export async function findPeopleWithoutPlan(
  tx: Transaction,
  after: string | undefined,
  countMax: number,
): Promise<readonly string[]> {
  const rows = await tx.sql(
    `select id from creator
     where ($1::uuid is null or id > $1::uuid) and not exists (select 1 from owner_plan where owner_id = creator.id)
     order by id limit $2`,
    [after ?? null, countMax],
  );
  return rows.map((row) => String(row['id']));
}

/** The plan of a person as billing announced it; undefined before the first announcement. */
export async function readPlan(tx: Transaction, ownerId: string): Promise<Tier | undefined> {
  const [row] = await tx.sql('select plan_key from owner_plan where owner_id = $1', [ownerId]);
  return row?.['plan_key'] as Tier | undefined;
}

/**
 * Lets exactly the projects beyond `limit` be frozen from some moment on: those that have none yet from `freezesAt` on. When
 * all fit, the choice is forgotten. Resolves to what changed, what freezes first in front.
 */
export async function settleFreezing(
  tx: Transaction,
  ownerId: string,
  limit: number,
  freezesAt: Date,
): Promise<readonly SettledProject[]> {
  await tx.sql(
    `update project set kept_live = false
     where owner_id = $1 and kept_live and (select count(*) from project where owner_id = $1) <= $2`,
    [ownerId, limit],
  );
  const rows = await tx.sql(
    `with ranked as (
       select id, row_number() over (order by ${liveOrder}) as place from project where owner_id = $1
     ), settled as (
       update project set freezes_at = case when place > $2 then $3::timestamptz end
       from ranked
       where project.id = ranked.id and (place > $2) <> (freezes_at is not null)
       returning project.id, title, place
     )
     select id, title, place > $2 as is_over from settled order by place desc`,
    [ownerId, limit, freezesAt.toISOString()],
  );
  return rows.map((row) => ({
    id: String(row['id']),
    title: String(row['title']),
    isOver: row['is_over'] === true,
  }));
}

/** Keeps which projects their owner wants to stay live: these and no others. */
export async function writeChoice(tx: Transaction, ownerId: string, ids: readonly string[]): Promise<void> {
  await tx.sql(
    `update project set kept_live = id = any ($2::uuid[])
     where owner_id = $1 and kept_live <> (id = any ($2::uuid[]))`,
    [ownerId, ids],
  );
}

/** Opens the projects of one person, and no others, to a service until the transaction ends. */
export async function openToService(tx: Transaction, ownerId: string): Promise<void> {
  await tx.sql(`select set_config('app.settled_owner', $1, true)`, [ownerId]);
}

/** Projects of a person that became read-only in the last `seconds`, in whichever state. */
export async function findJustFrozen(
  tx: Transaction,
  ownerId: string,
  seconds: number,
): Promise<readonly { readonly id: string }[]> {
  const rows = await tx.sql(
    `select id from project
     where owner_id = $1 and freezes_at <= now() and freezes_at > now() - make_interval(secs => $2)`,
    [ownerId, seconds],
  );
  return rows.map((row) => ({ id: String(row['id']) }));
}

/** A person's projects beyond a limit, what freezes first in front. */
export async function overLimitPage(
  tx: Transaction,
  { ownerId, limit, first, after }: { ownerId: string; limit: number; first: number; after: string | null },
): Promise<Page<ProjectEntity>> {
  const [kept = null, id = null] = after ? decodeCursor(after, 2, isCursor) : [];
  const rows = await tx.sql(
    `select * from (
       select project.*, row_number() over (order by ${liveOrder}) as place from project where owner_id = $1
     ) as ranked
     where place > $2
       and ($3::int is null or kept_live::int > $3 or (kept_live::int = $3 and id < $4::uuid))
     order by ${freezeOrder} limit $5`,
    [ownerId, limit, kept, id, first + 1],
  );
  return {
    rows: rows.slice(0, first).map(({ place: _place, ...row }) => tx.em.map(ProjectEntity, row)),
    hasNextPage: rows.length > first,
  };
}

function isCursor([kept, id]: readonly unknown[]): boolean {
  return (kept === 0 || kept === 1) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(id));
}
