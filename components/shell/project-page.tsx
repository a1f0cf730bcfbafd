import { Page, type PageProps } from "./page";
import { ProjectNav } from "./project-nav";

interface ProjectPageProps extends Pick<PageProps, "viewer" | "lead" | "tools" | "children"> {
  readonly project: {
    readonly id: string;
    readonly name: string;
    readonly roleRequestCount: number;
  };
  readonly title: string;
  /** The page of the project above this one; `path` continues the project's address. */
  readonly above?: { readonly label: string; readonly path: string };
  /** The last crumb, if it is not the title. */
  readonly crumb?: string;
}

/**
 * The frame of a page of a project: crumbs down to it, and the project's navigation. A tab is named by
 * the navigation, so that its crumbs end with the project, which stands at one place on all of them.
 */
export function ProjectPage({ project, above, crumb, ...page }: ProjectPageProps) {
  const home = `/projects/${project.id}`;
  const isTab = !above && crumb === undefined;
  const crumbs = [
    { label: project.name, href: home },
    ...(above ? [{ label: above.label, href: `${home}/${above.path}` }] : []),
    ...(isTab ? [] : [{ label: crumb ?? page.title }]),
  ];
  const nav = <ProjectNav project={project} />;
  return <Page {...page} inProjects crumbs={crumbs} nav={nav} />;
}
