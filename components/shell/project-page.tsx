import { Page, type PageProps } from "./page";
import { ProjectNav } from "./project-nav";

interface ProjectPageProps extends Pick<PageProps, "viewer" | "lead" | "tools" | "children"> {
  readonly project: { readonly id: string; readonly name: string };
  readonly title: string;
  /** The page of the project above this one; `path` continues the project's address. */
  readonly above?: { readonly label: string; readonly path: string };
  /** The last crumb, if it is not the title. */
  readonly crumb?: string;
}

/** The frame of a page of a project: crumbs from the project down, and its navigation. */
export function ProjectPage({ project, above, crumb, ...page }: ProjectPageProps) {
  const home = `/projects/${project.id}`;
  const crumbs = [
    { label: project.name, href: home },
    ...(above ? [{ label: above.label, href: `${home}/${above.path}` }] : []),
    { label: crumb ?? page.title },
  ];
  return <Page {...page} crumbs={crumbs} nav={<ProjectNav projectId={project.id} />} />;
}
