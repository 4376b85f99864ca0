import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { searchNames } from '../api/entity-names.js';
import type { NodeKind } from '../generated/operations.js';

const shortest = 2;
const hits = 12;

/** What the API takes for a thing in place of its key: `@username`, or the full path of a group or project. */
const spoken = ({
  key,
  kind,
  title,
}: {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
}) => (['USER', 'PROJECT', 'GROUP'].includes(kind) ? title : key);

/**
 * Picks a thing of the estate by what people call it. What is typed is taken as it is on Enter, so that keys and paths work, too.
 * @param onPick gets `@username`, a full path, or a key.
 */
export function EntityPicker({
  label,
  value,
  onPick,
  kinds,
  help,
  suggestions = [],
}: {
  readonly label: string;
  readonly value: string;
  readonly onPick: (value: string) => void;
  readonly kinds?: readonly NodeKind[];
  readonly help?: string;
  /** What is offered before anything is typed. */
  readonly suggestions?: readonly string[];
}) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const wanted = useDeferredValue(text.trim());
  const isSearched = wanted.replace(/^@/, '').length >= shortest && wanted !== value;
  const { data = [] } = useQuery({
    queryKey: ['pick', wanted, kinds],
    queryFn: ({ signal }) => searchNames({ text: wanted, kinds: kinds ?? null, first: hits }, signal),
    enabled: isSearched,
    staleTime: 30_000,
  });
  const items = isSearched
    ? data.map((name) => ({ id: spoken(name), title: name.title, kind: name.kindTitle, path: name.path }))
    : suggestions.map((one) => ({ id: one, title: one, kind: '', path: null }));
  const pick = (picked: string) => {
    setText(picked);
    if (picked !== value) onPick(picked);
  };
  return (
    <ComboBox
      className="field"
      menuTrigger="focus"
      allowsCustomValue
      inputValue={text}
      onInputChange={setText}
      items={items}
      defaultFilter={() => true}
      onSelectionChange={(key) => {
        if (key !== null) pick(String(key));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') pick(text.trim());
      }}
      onBlur={() => {
        if (text.trim() !== value) pick(text.trim());
      }}
    >
      <Label>{label}</Label>
      <Input spellCheck={false} autoComplete="off" />
      {help === undefined ? null : <Text slot="description">{help}</Text>}
      <Popover className="popover">
        <ListBox
          className="options"
          renderEmptyState={() => <span className="option quiet">Nothing is called so.</span>}
        >
          {(item: (typeof items)[number]) => (
            <ListBoxItem className="option" id={item.id} textValue={item.id}>
              {item.title}{' '}
              <span className="quiet small">
                {item.kind}
                {item.path !== null && item.path !== item.title ? ` in ${item.path}` : ''}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
