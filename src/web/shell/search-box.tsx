import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useDeferredValue, useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { searchNames } from '../api/entity-names.js';

const shortest = 2;

function emptyText(wanted: string, isFetching: boolean): string {
  if (wanted.length < shortest) return 'Type two letters or more.';
  return isFetching ? 'Searching…' : 'Nothing is called so.';
}

/** Finds anything of the estate, and leads to its page; Enter shows all hits. */
export function SearchBox({ input }: { readonly input: RefObject<HTMLInputElement | null> }) {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const { data = [], isFetching } = useQuery({
    queryKey: ['search-box', wanted],
    queryFn: ({ signal }) => searchNames({ text: wanted, first: 10 }, signal),
    enabled: wanted.length >= shortest,
    staleTime: 30_000,
  });
  const items = wanted.length < shortest ? [] : data;
  return (
    <ComboBox
      className="shell-search field"
      menuTrigger="input"
      allowsCustomValue
      allowsEmptyCollection
      inputValue={text}
      onInputChange={setText}
      items={items}
      defaultFilter={() => true}
      onSelectionChange={(key) => {
        if (key === null) return;
        setText('');
        void navigate({ to: '/explore', search: { key: String(key) } as never });
      }}
      onKeyDown={(event) => {
        const isChosen = input.current?.getAttribute('aria-activedescendant') != null;
        if (event.key !== 'Enter' || isChosen || text.trim() === '') return;
        void navigate({ to: '/explore', search: { text: text.trim() } as never });
        setText('');
        input.current?.blur();
      }}
    >
      <Label className="visually-hidden">Search the estate</Label>
      <Input
        ref={input}
        placeholder="Search people, projects, groups, tokens …  ( / )"
        spellCheck={false}
        autoComplete="off"
      />
      <Popover className="popover">
        <ListBox
          className="options"
          renderEmptyState={() => <span className="option quiet">{emptyText(wanted, isFetching)}</span>}
        >
          {(name: (typeof items)[number]) => (
            <ListBoxItem className="option" id={name.key} textValue={name.title}>
              {name.title}{' '}
              <span className="quiet small">
                {name.kindTitle}
                {name.path !== null && name.path !== name.title ? ` in ${name.path}` : ''}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
