"use client";
import { useTranslations } from "use-intl";
import { buttonClass } from "../ui/button";
import { Link } from "../ui/link";
import { Page, type PageProps } from "./page";

export interface DocumentPageProps extends Pick<
  PageProps,
  "viewer" | "title" | "lead" | "children"
> {
  readonly project: { readonly id: string; readonly name: string };
  readonly document: { readonly id: string; readonly title: string };
  /** The last crumb: what the page is called. */
  readonly name: string;
}

/** The frame of a page about one document, from which one goes back to its text. */
export function DocumentPage({ project, document, name, ...page }: DocumentPageProps) {
  const t = useTranslations("Shell");
  const path = documentPath(project, document);
  return (
    <Page
      {...page}
      crumbs={[
        { label: project.name, href: `/projects/${project.id}` },
        { label: document.title, href: path },
        { label: name },
      ]}
      tools={
        <Link className={buttonClass()} href={path} data-print="no">
          {t("backToText")}
        </Link>
      }
    />
  );
}

/** The address of a document's reading page. */
export function documentPath(project: { readonly id: string }, document: { readonly id: string }) {
  return `/projects/${project.id}/documents/${document.id}`;
}
