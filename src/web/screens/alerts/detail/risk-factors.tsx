import { titleOf } from '../../../lib/text.js';
import type { AlertWhole } from './parts.js';

const points = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, signDisplay: 'exceptZero' });

/** What a risk score is the sum of. */
export function RiskFactors({
  score,
  factors,
}: {
  readonly score: number;
  readonly factors: AlertWhole['riskFactors'];
}) {
  return (
    <table className="alerts-plain">
      <caption>The severity sets the band, the factors the place in it.</caption>
      <thead>
        <tr>
          <th scope="col">Factor</th>
          <th scope="col">What it is</th>
          <th scope="col" className="number">
            Points
          </th>
        </tr>
      </thead>
      <tbody>
        {factors.map(({ name, value, points: added }) => (
          <tr key={name}>
            <th scope="row">{titleOf(name)}</th>
            <td className="break">{value}</td>
            <td className="number">{points.format(added)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            Risk score, as a whole number
          </th>
          <td className="number">{score}</td>
        </tr>
      </tfoot>
    </table>
  );
}
