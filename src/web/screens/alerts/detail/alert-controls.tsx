import { Link } from '@tanstack/react-router';
import { Part } from './parts.js';

/** The controls that an alert is evidence against. */
export function AlertControls({ controls }: { readonly controls: readonly string[] }) {
  return (
    <Part title="Controls">
      {controls.length === 0 ? (
        <p className="quiet">It is evidence against no control.</p>
      ) : (
        <ul className="alerts-controls">
          {controls.map((control) => (
            <li key={control}>
              <Link to="/alerts" search={{ control } as never} className="badge">
                {control}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <p className="small">
        Each leads to the alerts against it. <Link to="/controls">All controls and their state</Link>
      </p>
    </Part>
  );
}
