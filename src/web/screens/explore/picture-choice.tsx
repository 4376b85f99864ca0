import { SelectField } from '../../components/fields.js';
import { titleOf } from '../../lib/text.js';
import type { NeighbourhoodPicture } from '../../neighbourhood/neighbourhood.js';
import { useExploreState } from './explore-state.js';
import { ChosenGroup, ChosenThing } from './picture-chosen.js';

/** What can be chosen in a picture, as lists: all that a click in it does can be done here. */
export function PictureChoice({
  root,
  picture,
}: {
  readonly root: string;
  readonly picture: NeighbourhoodPicture;
}) {
  const [{ selected, edge }, change] = useExploreState();
  const thing = picture.things.get(selected);
  const counted = picture.counted.get(selected);
  return (
    <>
      <SelectField
        label="Thing in the picture"
        value={thing === undefined && counted === undefined ? '' : selected}
        onChange={(id) => change({ selected: id }, { replace: true })}
        options={[
          { value: '', label: 'None is chosen' },
          ...picture.nodes.map(({ id, label, kind, count }) => ({
            value: id,
            label: count === undefined ? `${label} (${titleOf(kind).toLowerCase()})` : label,
          })),
        ]}
      />
      {thing === undefined ? null : <ChosenThing root={root} thing={thing} />}
      {counted === undefined ? null : <ChosenGroup counted={counted} />}
      {thing === undefined && counted === undefined ? (
        <p className="quiet small">
          Click a thing in the picture, or choose it from the list. A node with a dashed border stands for
          many: its table has them all.
        </p>
      ) : null}
      <SelectField
        label="Relationship in the picture"
        value={picture.relationships.includes(edge) ? edge : ''}
        onChange={(name) => change({ edge: name }, { replace: true })}
        options={[
          { value: '', label: 'None is chosen' },
          ...picture.relationships.map((name) => ({ value: name, label: name })),
        ]}
      />
    </>
  );
}
