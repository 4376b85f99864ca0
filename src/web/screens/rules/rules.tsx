import { useUrlState } from '../../lib/url-state.js';
import { RuleDetail } from './rule-detail.js';
import { RuleList } from './rule-list.js';
import './rules.css';

/** The rules that raise alerts: how each stands, or all about one of them. */
export default function Rules() {
  const [{ id }] = useUrlState({ id: '' });
  return id === '' ? <RuleList /> : <RuleDetail key={id} id={id} />;
}
