import type { ReactNode } from 'react';
import type { AlertsDetailQuery } from '../../../generated/operations.js';

/** An alert with all that is told of it. */
export type AlertWhole = NonNullable<AlertsDetailQuery['alert']>;

/** A part of what is told of an alert, under a heading. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="stack alerts-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** A value of the API that has no type, as names with values; nothing where it is none. */
export const entriesOf = (value: unknown): readonly (readonly [name: string, value: unknown])[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
