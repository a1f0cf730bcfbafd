import { may, type Action, type Role } from "@/lib/access/policy";

/** In the order of the flow; the first is the project itself. */
export const TABS = [
  "documents",
  "claims",
  "speakers",
  "sources",
  "query",
  "codebook",
  "assignments",
  "review",
  "charts",
  "agreement",
  "members",
] as const;

interface KnownPage {
  /** The folder of `app` that holds the page. */
  readonly route: `/${string}`;
  /** What follows the address: a tab within the page. */
  readonly query?: string;
  /** What a person must be allowed to do to see it. */
  readonly needs?: Action;
}

const PROJECT = "/projects/[projectId]";

/** Every page that a person who has signed in can go to without naming a thing on it. */
const PAGES = {
  documents: { route: PROJECT },
  claims: { route: `${PROJECT}/claims` },
  duplicates: { route: `${PROJECT}/claims/duplicates` },
  queue: { route: `${PROJECT}/claims/queue` },
  speakers: { route: `${PROJECT}/speakers` },
  sources: { route: `${PROJECT}/sources` },
  alikeSources: { route: `${PROJECT}/sources/duplicates` },
  graph: { route: `${PROJECT}/sources/graph` },
  query: { route: `${PROJECT}/query` },
  codebook: { route: `${PROJECT}/codebook` },
  assignments: { route: `${PROJECT}/assignments` },
  review: { route: `${PROJECT}/review` },
  adjudication: { route: `${PROJECT}/review/adjudication`, needs: "adjudication.decide" },
  inbox: { route: `${PROJECT}/review/inbox` },
  charts: { route: `${PROJECT}/charts` },
  agreement: { route: `${PROJECT}/agreement` },
  members: { route: `${PROJECT}/members` },
  log: { route: `${PROJECT}/members/log`, needs: "audit.read" },
  webhooks: { route: `${PROJECT}/members/webhooks`, needs: "webhook.manage" },
  searchProject: { route: `${PROJECT}/search` },
  phrase: { route: `${PROJECT}/search`, query: "?tab=places", needs: "annotation.add" },
  projects: { route: "/projects" },
  search: { route: "/search" },
  account: { route: "/account" },
  people: { route: "/people", needs: "person.manage" },
  signIns: { route: "/sign-ins", needs: "sign-in.read" },
  apiReference: { route: "/api-reference" },
} as const satisfies Readonly<Record<string, KnownPage>>;

export type PageId = keyof typeof PAGES;

export const PAGE_IDS = Object.keys(PAGES) as readonly PageId[];

export function routeOf(id: PageId): string {
  return PAGES[id].route;
}

interface Asker {
  readonly role: Role;
  /** Whether they run the installation. */
  readonly admin?: boolean;
}

/** The pages that somebody may see from within a project, with their addresses. */
export function pagesFor(asker: Asker, projectId: string): { id: PageId; href: string }[] {
  return PAGE_IDS.flatMap((id) => {
    const { route, query = "", needs }: KnownPage = PAGES[id];
    if (needs && !may(needs, asker)) return [];
    return [{ id, href: route.replace("[projectId]", projectId) + query }];
  });
}
