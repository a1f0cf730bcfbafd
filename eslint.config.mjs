import { readdirSync } from "node:fs";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

// The order of the domain. A folder of lib/ may import the folders before it, never those after.
const FLOW = [
  "access",
  "text",
  "contract",
  "span",
  "anchor",
  "tag",
  "annotation",
  "note",
  "source",
  "claim",
  "quotation",
  "measure",
  "learning",
  "assignment",
  "agreement",
  "adjudication",
  "query",
  "change",
  "format",
];

// The order of components/. A folder may import the folders before it, never those after.
const ROOMS = [
  "ui",
  "live",
  "annotation",
  "shell",
  "export",
  "account",
  "people",
  "api-reference",
  "charts",
  "agreement",
  "audit",
  "sources",
  "quotations",
  "claims",
  "speakers",
  "codebook",
  "review",
  "notes",
  "assignments",
  "adjudication",
  "documents",
  "revise",
  "suggestions",
  "annotation-import",
  "members",
  "webhooks",
  "projects",
  "query",
  "search",
  "reader",
];

// The layers of the reader. A layer may import the layers before it. Panels stand beside one
// another and are put together by pane.tsx and reader.tsx.
const LAYERS = ["model", "context", "surface", "panels", "pane", "second-pane", "reader"];
const PANELS = readdirSync(new URL("components/reader/panels", import.meta.url));

// The order of server/. A folder may import the folders before it, never those after.
const SERVICES = [
  "platform",
  "backup",
  "access",
  "http",
  "fetch",
  "mail",
  "history",
  "act",
  "feed",
  "audit",
  "account",
  "project",
  "webhook",
  "sign-in",
  "document",
  "label",
  "assignment",
  "search",
  "source",
  "annotation",
  "suggestion",
  "live",
  "speaker",
  "tag",
  "relation",
  "import",
  "claim",
  "quotation",
  "adjudication",
  "review",
  "measure",
  "query",
  "export",
  "web-annotation",
  "privacy",
  "sample",
  "start",
];

for (const [parent, order] of Object.entries({ lib: FLOW, components: ROOMS, server: SERVICES })) {
  const entries = readdirSync(new URL(parent, import.meta.url), { withFileTypes: true });
  for (const entry of entries) {
    if (entry.isDirectory() && !order.includes(entry.name)) {
      throw new Error(`${parent}/${entry.name} has no place in the order of ${parent}/.`);
    }
  }
}

const WORLD = {
  group: [
    "@/app/**",
    "@/components/**",
    "@/server/**",
    "@/prisma/**",
    "@/test/**",
    "@prisma/**",
    "next",
    "next/**",
    "react",
    "react-dom",
    "node:*",
  ],
  message: "lib/ is pure: no database, framework, machine or page may be named here.",
};

const TEST_HELPERS = {
  group: ["@/test/**"],
  message: "test/ is for tests; the product does not know it.",
};

const forbid = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { "no-restricted-imports": ["error", { patterns }] },
});

// A later block replaces the options of a rule for the files it matches, so each folder gets
// exactly one.
const rooms = FLOW.map((room, position) =>
  forbid(
    [`lib/${room}/**/*.ts`],
    [
      WORLD,
      ...FLOW.slice(position + 1).map((later) => ({
        group: [`@/lib/${later}/**`, `../${later}/**`, `../../${later}/**`],
        message: `${later} comes after ${room} in the flow; move the shared idea into ${room} or earlier.`,
      })),
    ],
    ["**/*.test.ts"],
  ),
);

const RECOGITO = {
  group: ["@recogito/**"],
  message: "Only components/reader/surface/recogito.ts knows the overlay library.",
};

const LINK = {
  group: ["next/link"],
  message: "Use components/ui/link.tsx, which fetches no page before its link is followed.",
};

const COMPONENTS = [
  LINK,
  {
    group: ["@/server/**", "@/app/**", "@/prisma/**", "@prisma/**"],
    message: "Components get plain data and callbacks; they never reach the server or a route.",
  },
  RECOGITO,
  TEST_HELPERS,
];

const later = (name, all) => all.slice(all.indexOf(name) + 1);

const componentRooms = ROOMS.map((room) =>
  forbid(
    [`components/${room}/**/*.{ts,tsx}`],
    [
      ...COMPONENTS,
      ...later(room, ROOMS).map((other) => ({
        group: [`@/components/${other}/**`, `../${other}/**`],
        message: `${other} comes after ${room} in components/; pass it in from above, or move the shared part.`,
      })),
    ],
    [
      "components/ui/link.tsx",
      "components/reader/surface/recogito.ts",
      "**/*.test.ts",
      "**/*.test.tsx",
    ],
  ),
);

const laterLayers = (layer) =>
  later(layer, LAYERS).map((other) => ({
    group: ["@/components/reader/", "../", "../../"].flatMap((from) => [
      `${from}${other}`,
      `${from}${other}/**`,
    ]),
    message: `${other} comes after ${layer} in the reader; pass it in from above, or move the shared part.`,
  }));

const NO_REACT = {
  group: ["react", "react-dom", "react-dom/**", "next", "next/**", "use-intl"],
  message: "The reader's model works without React; bind it in components/reader/context.",
};

const readerLayers = LAYERS.filter((layer) => layer !== "panels").map((layer) =>
  forbid(
    [`components/reader/${layer}/**/*.{ts,tsx}`, `components/reader/${layer}.tsx`],
    [...COMPONENTS, ...laterLayers(layer), ...(layer === "model" ? [NO_REACT] : [])],
    ["components/reader/surface/recogito.ts", "**/*.test.ts", "**/*.test.tsx"],
  ),
);

const readerPanels = PANELS.map((panel) =>
  forbid(
    [`components/reader/panels/${panel}/**/*.{ts,tsx}`],
    [
      ...COMPONENTS,
      ...laterLayers("panels"),
      ...PANELS.filter((other) => other !== panel).map((other) => ({
        group: [`@/components/reader/panels/${other}/**`, `../${other}/**`],
        message: "Panels do not import one another; pane.tsx puts them together.",
      })),
    ],
    ["**/*.test.ts", "**/*.test.tsx"],
  ),
);

const ADAPTERS = {
  group: ["@prisma/adapter-pg", "pglite-prisma-adapter", "@/prisma/generated/client"],
  message: "Only server/ talks to the database, and only server/platform/db.ts opens it.",
};
const MINT = {
  group: ["**/access/viewer"],
  importNames: ["mintViewer"],
  message:
    "Only server/account/session.ts, the sample and what deletes an account again make a viewer; take the one that asks.",
};
const OPENING = {
  group: ["@prisma/adapter-pg", "pglite-prisma-adapter"],
  message:
    "Only server/platform/db.ts opens the database, and server/backup/connection.ts for a command.",
};
const SERVER = [
  {
    group: ["@/app/**", "@/components/**", "react-dom"],
    message: "server/ serves pages; it does not know them.",
  },
  RECOGITO,
  OPENING,
  TEST_HELPERS,
];

/** Files of a folder that may do what the rest of it may not. */
const ALLOWED = {
  platform: [
    ["server/platform/db.ts", OPENING],
    ["server/platform/replica.ts", OPENING],
  ],
  backup: [["server/backup/connection.ts", OPENING]],
  account: [["server/account/session.ts", MINT]],
  privacy: [["server/privacy/deletion/delete-again.ts", MINT]],
  sample: [["server/sample/person.ts", MINT]],
};

const serverFolders = SERVICES.flatMap((folder) => {
  const patterns = [
    ...SERVER,
    MINT,
    ...later(folder, SERVICES).map((other) => ({
      group: [`@/server/${other}/**`, `../${other}/**`, `../../${other}/**`],
      message: `${other} comes after ${folder} in server/; move the shared part into ${folder} or earlier.`,
    })),
  ];
  const allowed = ALLOWED[folder] ?? [];
  const except = ["**/*.test.ts", ...allowed.map(([file]) => file)];
  return [
    forbid([`server/${folder}/**/*.ts`], patterns, except),
    ...allowed.map(([file, allows]) =>
      forbid(
        [file],
        patterns.filter((pattern) => pattern !== allows),
      ),
    ),
  ];
});

// What the spread holds can be written out; the formatter lays it out.
const LITERAL_SPREADS = [
  ":matches(ArrayExpression, CallExpression, NewExpression) > SpreadElement > ArrayExpression",
  "ObjectExpression > SpreadElement > ObjectExpression",
  "JSXSpreadAttribute > ObjectExpression",
].map((selector) => ({
  selector,
  message: "Write the fields out instead of spreading a literal.",
}));

// Words of an earlier vocabulary. The field's words stand in ARCHITECTURE's glossary.
const FORMER_NAMES = [
  "deed deeds does Standing standingOn tell tellNamed numberClaim numberTag numberChange remember",
  "putBack settle carrier Carrier placing twin TWIN isSure armed coming stuck kin lets sayInPassing",
  "MOST LONGEST PATIENCE TAKE WAIT World world Frame Besides",
  "toldAfter GivenSource GivenReference GivenPerson GivenAttribution SourceGiven givenOf givenFrom",
  "sourceAgain Brought",
  // Participles and adverbs, which do not say what they hold.
  "told said placed carried settled around heard near came wanted answered took",
  "Asked Said Placed Carried Around Heard Wanted Given Kept",
].flatMap((line) => line.split(" "));

// So do these, which are also fields: of a citation, of a merge in the history, of the metrics.
const VAGUE = "Identifier[name=/^(asked|away|given)$/]";
const VAGUE_BINDINGS = [
  `VariableDeclarator > ${VAGUE}.id`,
  `FunctionDeclaration > ${VAGUE}.id`,
  `:function > ${VAGUE}.params`,
  `ObjectPattern > Property > ${VAGUE}.value`,
  `ArrayPattern > ${VAGUE}`,
  `AssignmentPattern > ${VAGUE}.left`,
  `RestElement > ${VAGUE}`,
  `PropertyDefinition > ${VAGUE}.key`,
].map((selector) => ({ selector, message: "Name it by the noun of what it holds." }));

// What people read as a date comes from one file, as a day, a month or a year like "5 Mar 2024".
const READABLE = "lib/text/readable-date.ts";
const OTHER_DATES = [
  "MemberExpression[object.name='Intl'][property.name='DateTimeFormat']",
  "CallExpression[callee.property.name=/^toLocale(Date|Time)?String$/]",
  "CallExpression[callee.property.name='slice'][arguments.0.value=0][arguments.1.value=10]",
  "CallExpression[callee.object.name='format'][callee.property.name=/^dateTime/]",
  ":matches(JSXElement, JSXFragment) > JSXExpressionContainer > Identifier[name=/^(date|day|at)$|(Date|At)$/]",
  ":matches(JSXElement, JSXFragment) > JSXExpressionContainer > MemberExpression[property.name=/^date$|(Date|At)$/]",
].map((selector) => ({
  selector,
  message: `A date that people read is written by ${READABLE} (components/ui/date-text.tsx).`,
}));

/** Files that write dates for programs, as ISO 8601 has them, and one that cuts a list. */
const DATES_FOR_PROGRAMS = [
  "lib/format/claim-review.ts",
  "lib/text/html-page.ts",
  "server/audit/days.ts",
  "server/privacy/own-data.ts",
];

const SYNTAX = [
  {
    selector: "TSAsExpression > TSTypeReference[typeName.name='Viewer']",
    message: "A viewer is made by server/account/session.ts, not by saying that it is one.",
  },
  ...LITERAL_SPREADS,
  ...VAGUE_BINDINGS,
];

export default tseslint.config(
  {
    ignores: [
      ".next/",
      "build/",
      "data/",
      "node_modules/",
      "prisma/generated/",
      "next-env.d.ts",
      "playwright-report/",
      "test-results/",
    ],
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": ["error", { allow: ["error", "warn"] }],
    },
  },
  { files: ["bin/**", "bench/**", "prisma/**"], rules: { "no-console": "off" } },
  {
    files: ["components/**/*.tsx", "components/**/*.ts", "app/**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
    },
  },
  ...rooms,
  forbid(["components/**/*.{ts,tsx}"], COMPONENTS, [
    "components/ui/link.tsx",
    "components/reader/surface/recogito.ts",
    "**/*.test.ts",
    "**/*.test.tsx",
  ]),
  ...componentRooms,
  ...readerLayers,
  ...readerPanels,
  forbid(["server/*.ts"], [...SERVER, MINT]),
  ...serverFolders,
  forbid(["app/**/*.{ts,tsx}"], [LINK, ADAPTERS, RECOGITO, TEST_HELPERS, MINT], ["**/*.test.ts"]),
  {
    files: ["**/*.{ts,tsx}"],
    ignores: ["server/access/viewer.ts"],
    rules: { "no-restricted-syntax": ["error", ...SYNTAX] },
  },
  {
    files: ["{app,components,lib,server}/**/*.{ts,tsx}"],
    ignores: ["server/access/viewer.ts", "**/*.test.{ts,tsx}", READABLE, ...DATES_FOR_PROGRAMS],
    rules: { "no-restricted-syntax": ["error", ...SYNTAX, ...OTHER_DATES] },
  },
  {
    files: ["**/*.{ts,tsx}"],
    // Browsers hold writes that an earlier version stored in those words.
    ignores: ["components/reader/model/outbox-migration*.ts"],
    rules: { "id-denylist": ["error", ...FORMER_NAMES] },
  },
);
