import { Link } from '@tanstack/react-router';
import { Page } from '../../components/page.js';
import { Empty } from '../../components/states.js';
import { titleOf } from '../../lib/text.js';
import { OperationRun } from './operation-run.js';
import { questionNamed } from './questions.js';
import { ToLibrary } from './to-library.js';

/** A question that the console asks of the API: its text, what it is asked with, and its answer. */
export function Operation({ name }: { readonly name: string }) {
  const question = questionNamed(name);
  return (
    <Page
      title={question === undefined ? 'Question of the console' : titleOf(name)}
      intro={
        question === undefined ? undefined : (
          <>
            The console itself asked this question of the public GraphQL API. It only reads, and can be asked
            at <code>/graphql</code> with an API token, too.
          </>
        )
      }
      actions={<ToLibrary />}
    >
      {question === undefined ? (
        <Empty>
          The console asks no question named “{name}”. <Link to="/queries">Look in the library</Link>.
        </Empty>
      ) : (
        <OperationRun question={question} />
      )}
    </Page>
  );
}
