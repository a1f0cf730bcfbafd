"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/codebook";
import { useProjectChanges } from "../live/use-project-changes";
import { Tabs } from "../ui/tabs";
import { Codebook } from "./codebook";
import type { RelationType } from "./relation-type";
import { useDraftOpener } from "../use-form-draft";
import { relationTypeDrafts } from "./relation-type-form";
import { RelationTypes } from "./relation-types";
import { RecheckList } from "./recheck-list";
import type { Recheck } from "./recheck";
import type { Tag } from "./tag";
import { Versions, type Version } from "./versions";

export interface CodebookPageProps {
  readonly projectId: string;
  /** The last number of the project's feed when the page was read. */
  readonly change: number;
  readonly tags: readonly Tag[];
  readonly relationTypes: readonly RelationType[];
  readonly rechecks: readonly Recheck[];
  readonly versions: readonly Version[];
  readonly mayChange: boolean;
}

/** The tags, the annotations to recheck, and the versions of the codebook. */
export function CodebookPage(props: CodebookPageProps) {
  const { projectId, change, tags, relationTypes, rechecks, versions, mayChange } = props;
  const t = useTranslations("Codebook");
  const [tab, setTab] = useState("tags");
  const [begun, setBegun] = useState<{ readonly name: string | null; readonly times: number }>({
    name: null,
    times: 0,
  });
  // Whichever tab is open, what is begun in another one is known here.
  useDraftOpener(relationTypeDrafts(projectId), (name) => {
    setTab("relations");
    setBegun({ name, times: begun.times + 1 });
  });
  useProjectChanges(projectId, change, ["tag", "relation-type"]);
  return (
    <Tabs
      label={t("parts")}
      value={tab}
      onChange={setTab}
      tabs={[
        {
          value: "tags",
          label: t("tags"),
          content: <Codebook projectId={projectId} tags={tags} mayChange={mayChange} />,
        },
        {
          value: "relations",
          label: t("relations"),
          content: (
            <RelationTypes
              key={begun.times}
              projectId={projectId}
              types={relationTypes}
              begun={begun.name}
              mayChange={mayChange}
            />
          ),
        },
        {
          value: "rechecks",
          label: t("rechecks", { count: rechecks.length }),
          content: <RecheckList projectId={projectId} rechecks={rechecks} tags={tags} />,
        },
        {
          value: "versions",
          label: t("versions"),
          content: (
            <Versions projectId={projectId} versions={versions} tags={tags} mayChange={mayChange} />
          ),
        },
      ]}
    />
  );
}
