import type { Transaction } from '@gatefold/runtime/database';
import type { Operation } from '@gatefold/runtime/operation';

/** The end of a process in the middle of a transaction. */
export class Death extends Error {}

/** An operation whose process dies before its statement number `diesAt`; not at all when that is undefined. */
export function mortal(operation: Operation, diesAt: number | undefined): Operation {
  if (diesAt === undefined) return operation;
  let left = diesAt;
  const counting = (tx: Transaction): Transaction => ({
    ...tx,
    sql: (text, params) => {
      left -= 1;
      return left === 0 ? Promise.reject(new Death()) : tx.sql(text, params);
    },
  });
  return {
    ...operation,
    transaction: (work) => operation.transaction((tx) => work(counting(tx))),
  };
}
