import type { Operation } from "./operation";
import { ADJUDICATION } from "./adjudication";
import { AGREEMENT } from "./agreement";
import { ANNOTATIONS } from "./annotations";
import { ARCHIVES } from "./archives";
import { CLASS_LINKS } from "./class-links";
import { AUDIT } from "./audit";
import { BUNDLES } from "./bundles";
import { CLAIMS } from "./claims";
import { CODEBOOK_FILES } from "./codebook-files";
import { DELETION } from "./deletion";
import { DOCUMENTS } from "./documents";
import { READING } from "./reading";
import { FEEDS } from "./feeds";
import { EVIDENCE } from "./evidence";
import { EXPORTS } from "./exports";
import { IMPORTS } from "./imports";
import { INSTALLATION } from "./installation";
import { LABELS } from "./labels";
import { MEASURES } from "./measures";
import { NOTES } from "./notes";
import { OCCURRENCES } from "./occurrences";
import { OUTLINES } from "./outlines";
import { OWN_DATA } from "./own-data";
import { PEOPLE } from "./people";
import { PROJECTS } from "./projects";
import { PROVENANCE } from "./provenance";
import { QUANTITIES } from "./quantities";
import { QUERIES } from "./queries";
import { QUOTATIONS } from "./quotations";
import { RELATION_TYPES } from "./relation-types";
import { RELATIONS } from "./relations";
import { READING_PLACES } from "./reading-places";
import { ASSIGNMENTS } from "./assignments";
import { GUIDELINES } from "./guidelines";
import { INBOX } from "./inbox";
import { REVIEW_QUEUE } from "./review-queue";
import { REVISIONS } from "./revisions";
import { REVIEWS } from "./reviews";
import { ROLE_REQUESTS } from "./role-requests";
import { SEARCH } from "./search";
import { SOURCE_FILES } from "./source-files";
import { SOURCES } from "./sources";
import { SPEAKERS } from "./speakers";
import { AUTHORITY_SEARCH } from "./authority-search";
import { SUGGESTIONS } from "./suggestions";
import { TAGS } from "./tags";
import { WEBHOOKS } from "./webhooks";

/** Every call of the API, in the order of its documentation. */
const ALL = [
  ...PROJECTS,
  ...PEOPLE,
  ...ROLE_REQUESTS,
  ...CLASS_LINKS,
  ...INSTALLATION,
  ...OWN_DATA,
  ...DELETION,
  ...AUDIT,
  ...DOCUMENTS,
  ...READING,
  ...REVISIONS,
  ...ARCHIVES,
  ...FEEDS,
  ...WEBHOOKS,
  ...LABELS,
  ...ASSIGNMENTS,
  ...GUIDELINES,
  ...READING_PLACES,
  ...ANNOTATIONS,
  ...AUTHORITY_SEARCH,
  ...SUGGESTIONS,
  ...OUTLINES,
  ...NOTES,
  ...SOURCES,
  ...SOURCE_FILES,
  ...PROVENANCE,
  ...REVIEWS,
  ...REVIEW_QUEUE,
  ...INBOX,
  ...ADJUDICATION,
  ...RELATIONS,
  ...RELATION_TYPES,
  ...TAGS,
  ...CODEBOOK_FILES,
  ...MEASURES,
  ...AGREEMENT,
  ...CLAIMS,
  ...OCCURRENCES,
  ...QUANTITIES,
  ...EVIDENCE,
  ...QUOTATIONS,
  ...SPEAKERS,
  ...SEARCH,
  ...QUERIES,
  ...EXPORTS,
  ...IMPORTS,
  ...BUNDLES,
];

export const OPERATIONS: readonly Operation[] = ALL;

/** Any operation of the API, by its own type. */
export type ApiOperation = (typeof ALL)[number];
