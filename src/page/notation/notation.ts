/** The notation by example: what is typed, for a reader who looks something up. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly examples: readonly Example[];
}

export interface Example {
  readonly typed: string;
  readonly note: string;
}

const of = (note: string, typed: string): Example => ({ typed, note });

const beginning: readonly Section[] = [
  {
    id: 'headings',
    title: 'Headings',
    examples: [
      of(
        'From 1 to 6',
        'h1. Biggest heading\nh2. Bigger heading\nh3. Big heading\nh4. Heading\nh5. Small\nh6. Smallest',
      ),
    ],
  },
  {
    id: 'texteffects',
    title: 'Text effects',
    examples: [
      of('Emphasis', '*strong*, _emphasis_, ??citation??'),
      of('Changes', '-deleted-, +inserted+'),
      of('Raised and lowered', '^superscript^, ~subscript~, H{~}2{~}O'),
      of('As typed', '{{monospaced *text*}}'),
      of('Colour', '{color:darkred}look here{color}, {color:#0b6b66}or *here*{color}'),
      of('A paragraph that is quoted', 'bq. Some block quoted text'),
      of('Several of them', '{quote}\nFirst paragraph\n\nSecond paragraph\n{quote}'),
    ],
  },
  {
    id: 'breaks',
    title: 'Breaks',
    examples: [
      of('An empty line parts paragraphs', 'First paragraph\n\nSecond paragraph'),
      of('A line break', 'one\\\\two'),
      of('A rule', 'above\n----\nbelow'),
      of('Dashes', 'em --- en -- both'),
    ],
  },
];

const links = (base: string, user: string): Section => ({
  id: 'links',
  title: 'Links',
  examples: [
    of('An address', `${base}/status`),
    of('With a text', `[the status|${base}/status]`),
    of('Within this site', '[the dashboard|/secure/Dashboard.jspa]'),
    of('Mail', '[mailto:somebody@example.com]'),
    of('A place on this page', '[#Headings] {anchor:here}'),
    of('Somebody', `[~${user}]`),
    of('An issue, by its key; a file of the issue', '[^notes.txt], TEST-123'),
  ],
});

const lists: Section = {
  id: 'lists',
  title: 'Lists',
  examples: [
    of('Bullets', '* some\n* bullet\n** indented\n** bullets\n* points'),
    of('Dashes', '- different\n- bullet\n- types'),
    of('Numbers', '# a\n# numbered\n# list'),
    of('Mixed', '# a\n# numbered\n#* with nested\n#* bullets\n# list'),
  ],
};

const images = (base: string): Section => ({
  id: 'images',
  title: 'Images',
  examples: [
    of(
      'By its address, or the name of a file of the issue',
      `!${base}/static/sign.svg|width=48,alt="The sign of this program"!`,
    ),
    of('Small, leading to the whole', `!${base}/static/sign.svg|thumbnail,width=24,alt="The same, smaller"!`),
  ],
});

const ending: readonly Section[] = [
  {
    id: 'tables',
    title: 'Tables',
    examples: [
      of(
        'Headings by two bars',
        '||heading 1||heading 2||heading 3||\n|col A1|col *A2*|* a list\n* in a cell|\n|col B1|[a link|/status]|col B3|',
      ),
    ],
  },
  {
    id: 'advanced',
    title: 'Blocks',
    examples: [
      of(
        'Text as it is',
        '{noformat}\npreformatted piece of text\n so *no* further _formatting_ is done here\n{noformat}',
      ),
      of('A panel', '{panel:title=My title}\nSome text with a title\n{panel}'),
      of(
        'A panel with colours',
        '{panel:title=My title|borderStyle=dashed|borderColor=#ccc|titleBGColor=#f7d6c1|bgColor=#ffffce|titleColor=#5a3010}\n{color:black}a block of text surrounded with a *panel*{color}\n{panel}',
      ),
      of(
        'Code',
        '{code:title=Bar.java|borderStyle=solid}\n// Some comments here\npublic String getFoo()\n{\n    return foo;\n}\n{code}',
      ),
      of('In another language', '{code:xml}\n<test>\n    <test attribute="1"/>\n</test>\n{code}'),
    ],
  },
  {
    id: 'miscellaneous',
    title: 'Miscellaneous',
    examples: [
      of('A sign that is no mark', '\\*not strong\\*, \\{color}'),
      of('Emoticons', ':) :( :P :D ;) (y) (n) (i) (/) (x) (!)'),
      of('More of them', '(+) (-) (?) (on) (off) (*) (*r) (*g) (*b) (*y) (flag) (flagoff)'),
      of('What is no macro here stays text', '{unknown:option=1}'),
    ],
  },
];

/** @param base address of this server, without a slash at its end @param user name of somebody to mention */
export const notation = (base: string, user: string): readonly Section[] => [
  ...beginning,
  links(base, user),
  lists,
  images(base),
  ...ending,
];
