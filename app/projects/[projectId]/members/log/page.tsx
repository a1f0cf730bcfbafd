import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { auditCursor, auditPage } from "@/app/api/handler/cursor";
import { requireProject, unwrapOrNotFound, withQuery } from "@/app/require-session";
import { EntryDays } from "@/components/audit/entry-days";
import { EntryFilter } from "@/components/audit/entry-filter";
import { EntryList } from "@/components/audit/entry-list";
import { PageLinks } from "@/components/audit/page-links";
import { ProjectPage } from "@/components/shell/project-page";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Problem } from "@/components/ui/problem";
import { may } from "@/lib/access/policy";
import { readAuditCall } from "@/lib/contract/audit";
import { readAudit } from "@/server/audit/log";
import { noteReading } from "@/server/audit/readings";
import { translator } from "@/server/platform/messages";
import { keepDays } from "@/server/privacy/retention";
import { listMembers } from "@/server/project/members";

type Props = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const t = translator("Audit");
const members = translator("MembersPage");

export const metadata: Metadata = { title: t("title") };

const AT_ONCE = 100;
const EVERYBODY = { limit: 1000 };

/** Who read and changed what in a project, for its owners; for others there is no such page. */
export default async function Log({ params, searchParams }: Props) {
  const { viewer, project } = await requireProject(params, "members/log");
  if (!may("audit.read", project)) notFound();
  const parameters = Object.entries(await searchParams).filter(([, value]) => value !== "");
  const query = readAuditCall.query?.safeParse(Object.fromEntries(parameters));
  const { cursor, limit: _limit, ...narrowed } = query?.data ?? {};
  const home = `/projects/${project.id}/members/log`;
  const found = query?.success
    ? await readAudit(viewer, project.id, narrowed, auditPage({ cursor, limit: AT_ONCE }))
    : null;
  const people = unwrapOrNotFound(await listMembers(viewer, project.id, EVERYBODY)).items;
  noteReading(viewer, { kind: "audit", in: "Project", id: project.id });
  const isNarrowed = Object.keys(narrowed).length > 0;
  const whole = (
    <Link className={buttonClass()} href={home}>
      {t("whole")}
    </Link>
  );
  const csv = withQuery(`/api/v1${home.replace("/members/log", "/audit/export")}`, narrowed);
  const next = found?.ok ? auditCursor(found.value.next) : null;
  return (
    <ProjectPage
      viewer={viewer}
      project={project}
      above={{ label: members("title"), path: "members" }}
      title={t("title")}
      lead={t("lead", { days: keepDays() })}
    >
      <EntryFilter
        action={home}
        narrowed={narrowed}
        people={people.flatMap(({ userId, name }) => (userId ? [{ id: userId, name }] : []))}
      />
      {!found && <Problem next={whole}>{t("notUnderstood")}</Problem>}
      {found && !found.ok && <Problem next={whole}>{t("tooCostly")}</Problem>}
      {found?.ok && found.value.items.length === 0 && (
        <EmptyState title={t("nothing")} action={isNarrowed ? whole : null}>
          {isNarrowed ? t("nothingNarrowed") : t("nothingYet")}
        </EmptyState>
      )}
      {found?.ok && found.value.items.length > 0 && (
        <>
          <EntryDays projectId={project.id} narrowed={narrowed} csv={csv} />
          <EntryList caption={t("title")} entries={found.value.items} projectId={project.id} />
          <PageLinks
            first={cursor ? withQuery(home, narrowed) : null}
            next={next && withQuery(home, { ...narrowed, cursor: next })}
          />
        </>
      )}
    </ProjectPage>
  );
}
