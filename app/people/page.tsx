import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { withQuery, requireViewer, UUID } from "@/app/require-session";
import { PeopleList } from "@/components/people/people-list";
import { PeopleSearch } from "@/components/people/people-search";
import { Page } from "@/components/shell/page";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { listPeople } from "@/server/account/installation";
import { translator } from "@/server/platform/messages";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const t = translator("People");

export const metadata: Metadata = { title: t("title") };

const AT_ONCE = 50;

/** The accounts of the installation, for who runs it; for everybody else there is no such page. */
export default async function People({ searchParams }: Props) {
  const { q, after } = await searchParams;
  const words = typeof q === "string" ? q.slice(0, 200) : "";
  const viewer = await requireViewer(withQuery("/people", { q: words }));
  const from = typeof after === "string" && UUID.test(after) ? after : undefined;
  const found = await listPeople(viewer, { q: words, after: from, limit: AT_ONCE });
  if (!found.ok) notFound();
  const { items, next } = found.value;
  return (
    <Page
      viewer={viewer}
      crumbs={[{ label: t("title") }]}
      title={t("title")}
      lead={t("lead")}
      tools={
        <Link className={buttonClass()} href="/sign-ins">
          {t("signIns")}
        </Link>
      }
    >
      <PeopleSearch q={words} />
      {items.length === 0 ? (
        <p role="status">{t("nobody", { words })}</p>
      ) : (
        <PeopleList people={items} viewerId={viewer.id} />
      )}
      <nav aria-label={t("pages")}>
        {from && (
          <Link className={buttonClass()} href={withQuery("/people", { q: words })}>
            {t("first")}
          </Link>
        )}{" "}
        {next && (
          <Link className={buttonClass()} href={withQuery("/people", { q: words, after: next })}>
            {t("next")}
          </Link>
        )}
      </nav>
    </Page>
  );
}
