import type { Metadata } from "next";
import { Search } from "@/components/search/search";
import { Page } from "@/components/shell/page";
import { withQuery, requireViewer } from "@/app/require-session";
import { translator } from "@/server/platform/messages";

type Props = { searchParams: Promise<{ q?: string | string[] }> };

const t = translator("Search");

export const metadata: Metadata = { title: t("title") };

export default async function SearchPage({ searchParams }: Props) {
  const { q } = await searchParams;
  const words = typeof q === "string" ? q.slice(0, 500) : "";
  const viewer = await requireViewer(withQuery("/search", { q: words }));
  return (
    <Page viewer={viewer} actions={null} crumbs={[{ label: t("title") }]} title={t("title")}>
      <Search q={words} />
    </Page>
  );
}
