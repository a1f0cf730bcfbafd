"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ArchivedCopy } from "@/components/documents/archived-copy";
import { Problem } from "@/components/ui/problem";
import { SmallButton } from "@/components/ui/small-button";
import { useSubmit } from "@/components/use-submit";
import type { AnnotationReference } from "@/lib/annotation/annotation";

interface ArchiveSourceProps {
  readonly reference: AnnotationReference;
  readonly mayArchive: boolean;
}

/** The archived copy of what a reference points to, and a press that makes one. */
export function ArchiveSource({ reference, mayArchive }: ArchiveSourceProps) {
  const t = useTranslations("Archive");
  const [made, setMade] = useState<AnnotationReference["archive"]>();
  const form = useSubmit("POST /references/{referenceId}/archive", {
    onDone: ({ archive }) => setMade(archive),
  });
  const copy = made ?? reference.archive;
  const { url, citation } = reference.source;
  return (
    <>
      {copy && (
        <span data-archived={copy.id}>
          <br />
          <ArchivedCopy archive={copy} />
        </span>
      )}
      {mayArchive && url !== "" && (
        <>
          {" · "}
          <SmallButton
            aria-label={t(copy ? "againOne" : "makeOne", { title: citation || url })}
            disabled={form.busy}
            onClick={() => form.submit({ params: { referenceId: reference.id } })}
          >
            {form.busy ? t("fetching") : t(copy ? "again" : "make")}
          </SmallButton>
        </>
      )}
      {form.detail !== null && <Problem>{form.detail}</Problem>}
    </>
  );
}
