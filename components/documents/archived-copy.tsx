"use client";
import { useTranslations } from "use-intl";
import { TimeText } from "../ui/date-text";
import type { Archived } from "./document";

/** Where and when a copy was fetched, its fingerprint, and the copy itself as a download. */
export function ArchivedCopy({ archive }: { readonly archive: Archived }) {
  const t = useTranslations("Archive");
  const { id, finalUrl, fetchedAt, sha256 } = archive;
  return t.rich("copy", {
    address: () => <bdi>{finalUrl}</bdi>,
    time: () => <TimeText at={fetchedAt} />,
    hash: () => <code title={sha256}>{sha256.slice(0, 12)}…</code>,
    download: (words) => (
      <a href={`/api/v1/archives/${id}/bytes`} download>
        {words}
      </a>
    ),
  });
}
