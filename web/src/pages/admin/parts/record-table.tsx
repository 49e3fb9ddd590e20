import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** One column. The first one holds what opens the row: a link or a button with `rowControl`. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Hidden on narrow screens. */
  readonly wideOnly?: boolean;
  readonly alignRight?: boolean;
}

interface RecordTableProps<Row> {
  /** What the rows are, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Stands on a sheet already. */
  readonly isInside?: boolean;
}

/** Records as a table. */
export function RecordTable<Row>({
  label,
  columns,
  rows,
  keyOf,
  isInside = false,
}: RecordTableProps<Row>): ReactNode {
  const cellClass = (column: Column<Row>): string =>
    clsx('px-4 first:pl-6 last:pr-6', column.wideOnly && 'max-md:hidden', column.alignRight && 'text-right');
  return (
    <div className={clsx('overflow-x-auto', isInside ? 'border-t border-crease' : 'fold-sheet')}>
      <table aria-label={label} className="w-full text-sm">
        <thead>
          <tr className="border-b border-crease text-left text-xs text-ink-3">
            {columns.map((column) => (
              <th key={column.title} scope="col" className={clsx(cellClass(column), 'h-10 font-[560]')}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={keyOf(row)}
              className="relative border-b border-crease transition-colors last:border-b-0 focus-within:bg-paper hover:bg-paper"
            >
              {columns.map((column) => (
                <td key={column.title} className={clsx(cellClass(column), 'py-3 align-middle')}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Classes of the control that opens a row: the whole row can be clicked. */
export const rowControlClass =
  'text-left font-[560] text-ink after:absolute after:inset-0 after:content-[""] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent-text';
