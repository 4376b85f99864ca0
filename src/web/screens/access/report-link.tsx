/** A link to the whole permissions report of a group, project or person, as the service writes it. */
export function ReportLink({
  parameter,
  value,
}: {
  readonly parameter: 'group' | 'user';
  readonly value: string;
}) {
  return (
    <a className="small" href={`/permissions.csv?${new URLSearchParams({ [parameter]: value })}`} download>
      All permissions {parameter === 'group' ? 'here' : 'of this person'} as CSV
    </a>
  );
}
