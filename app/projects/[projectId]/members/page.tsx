import type { Metadata } from "next";
import { ClassLinkList } from "@/components/members/class-link-list";
import { InvitationList } from "@/components/members/invitation-list";
import { Invite } from "@/components/members/invite";
import { MemberList } from "@/components/members/member-list";
import { ProjectPage } from "@/components/shell/project-page";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { unwrapOrNotFound, requireProject } from "@/app/require-session";
import { may } from "@/lib/access/policy";
import { noteReading } from "@/server/audit/readings";
import { listClassLinks } from "@/server/project/class-links";
import { listInvitations } from "@/server/project/invitations";
import { listMembers } from "@/server/project/members";
import { translator } from "@/server/platform/messages";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("MembersPage");

export const metadata: Metadata = { title: t("title") };

/** More of each is shown nowhere; no project has so many. */
const ALL = { limit: 1000 };

export default async function Members({ params }: Props) {
  const { viewer, project } = await requireProject(params, "members");
  const mayManage = may("member.manage", project);
  const members = unwrapOrNotFound(await listMembers(viewer, project.id, ALL));
  const invited = mayManage && (await listInvitations(viewer, project.id, ALL));
  const links = mayManage && (await listClassLinks(viewer, project.id, ALL));
  noteReading(viewer, { kind: "members", in: "Project", id: project.id });
  return (
    <ProjectPage
      viewer={viewer}
      project={project}
      title={t("title")}
      lead={t("lead")}
      tools={
        mayManage && (
          <>
            <Link className={buttonClass()} href={`/projects/${project.id}/members/log`}>
              {t("log")}
            </Link>
            <Invite projectId={project.id} />
          </>
        )
      }
    >
      <MemberList
        projectId={project.id}
        viewerId={viewer.id}
        mayManage={mayManage}
        members={members.items}
      />
      <InvitationList invitations={invited && invited.ok ? invited.value.items : []} />
      {links && links.ok && <ClassLinkList projectId={project.id} links={links.value.items} />}
    </ProjectPage>
  );
}
