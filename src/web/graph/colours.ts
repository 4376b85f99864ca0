/** The colours of a picture, as the theme has them now. */
export interface Colours {
  readonly text: string;
  readonly quiet: string;
  readonly surface: string;
  readonly line: string;
  readonly accent: string;
}

/** Reads the theme's colours off an element: only what is used as a colour has its light or dark value. */
export function coloursOf(element: HTMLElement): Colours {
  const probe = document.createElement('span');
  element.append(probe);
  const read = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    text: read('text'),
    quiet: read('quiet'),
    surface: read('surface'),
    line: read('quiet'),
    accent: read('accent'),
  };
  probe.remove();
  return colours;
}

const hues: Readonly<Record<string, number>> = {
  user: 210,
  group: 265,
  project: 150,
  'access token': 35,
  'deploy token': 25,
  'deploy key': 45,
  'ssh key': 55,
  runner: 330,
  variable: 0,
  environment: 175,
  account: 240,
};

/** The colour of a kind: people, groups, projects and what opens them can be told apart; others share one. */
export const colourOf = (kind: string): string => {
  const hue = hues[kind];
  return hue === undefined ? 'hsl(220, 12%, 55%)' : `hsl(${hue}, 55%, 48%)`;
};
