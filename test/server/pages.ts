import type { FilledProject } from "../make/filled-project";

/** The addresses of the pages of a project, by name. */
export function pagesOf({ projectId, documentId, claimId, speakerId }: FilledProject) {
  const project = `/projects/${projectId}`;
  return {
    home: "/",
    projects: "/projects",
    project,
    agreementOnText: `${project}/documents/${documentId}/agreement`,
    notes: `${project}/documents/${documentId}/notes`,
    suggestions: `${project}/documents/${documentId}/suggestions`,
    reader: `${project}/documents/${documentId}`,
    claims: `${project}/claims`,
    claim: `${project}/claims/${claimId}`,
    queue: `${project}/claims/queue`,
    duplicates: `${project}/claims/duplicates`,
    codebook: `${project}/codebook`,
    query: `${project}/query`,
    assignments: `${project}/assignments`,
    review: `${project}/review`,
    inbox: `${project}/review/inbox`,
    charts: `${project}/charts`,
    sources: `${project}/sources`,
    alike: `${project}/sources/duplicates`,
    graph: `${project}/sources/graph`,
    speakers: `${project}/speakers`,
    speaker: `${project}/speakers/${speakerId}`,
    members: `${project}/members`,
    search: `${project}/search`,
  };
}
