import { useUrlState } from '../../lib/url-state.js';
import { ControlDetail } from './control-detail.js';
import { Framework } from './framework.js';
import { Frameworks } from './frameworks-list.js';
import './controls.css';

/** The controls of frameworks: all frameworks, the matrix of one, or one control. */
export default function Controls() {
  const [{ framework, control }] = useUrlState({ framework: '', control: '' });
  if (framework === '') return <Frameworks />;
  return control === '' ? (
    <Framework key={framework} framework={framework} />
  ) : (
    <ControlDetail key={`${framework} ${control}`} framework={framework} control={control} />
  );
}
