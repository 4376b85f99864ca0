import { Link } from '@tanstack/react-router';

/** Leads back to the library, as it was searched. */
export function ToLibrary() {
  return (
    <Link
      to="/queries"
      search={(({ text, category }: Record<string, unknown>) => ({ text, category })) as never}
      className="button"
    >
      All queries
    </Link>
  );
}
