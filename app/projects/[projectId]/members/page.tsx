import type { Metadata } from "next";
import { ClassLinkList } from "@/components/members/class-link-list";
import { InvitationList } from "@/components/members/invitation-list";
import { Invite } from "@/components/members/invite";
import { OwnRole } from "@/components/members/own-role";
import { RoleRequestList } from "@/components/members/role-request-list";
import { MemberList } from "@/components/members/member-list";
import { FollowProject } from "@/components/live/follow-project";
import { ProjectPage } from "@/components/shell/project-page";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { unwrapOrNotFound, requireProject } from "@/app/require-session";
import { may } from "@/lib/access/policy";
import { noteReading } from "@/server/audit/readings";
import { listClassLinks } from "@/server/project/class-links";
import { listInvitations } from "@/server/project/invitations";
import { listRoleRequests } from "@/server/project/role-requests";
import { listMembers } from "@/server/project/members";
import { translator } from "@/server/platform/messages";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("MembersPage");

const webhooks = translator("Webhooks");

export const metadata: Metadata = { title: t("title") };

/** More of each is shown nowhere; no project has so many. */
const ALL = { limit: 1000 };

export default async function Members({ params }: Props) {
  const { viewer, project, change } = await requireProject(params, "members");
  const mayManage = may("member.manage", project);
  const members = unwrapOrNotFound(await listMembers(viewer, project.id, ALL));
  const invited = mayManage && (await listInvitations(viewer, project.id, ALL));
  const links = mayManage && (await listClassLinks(viewer, project.id, ALL));
  const mayAsk = may("role.request", project);
  const requests =
    mayManage || mayAsk ? unwrapOrNotFound(await listRoleRequests(viewer, project.id)).items : [];
  noteReading(viewer, { kind: "members", in: "Project", id: project.id });
  return (
    <ProjectPage
      viewer={viewer}
      project={project}
      title={t("title")}
      lead={t("lead")}
      tools={
        <>
          {may("webhook.manage", project) && (
            <Link className={buttonClass()} href={`/projects/${project.id}/members/webhooks`}>
              {webhooks("title")}
            </Link>
          )}
          {mayManage && (
            <>
              <Link className={buttonClass()} href={`/projects/${project.id}/members/log`}>
                {t("log")}
              </Link>
              <Invite projectId={project.id} />
            </>
          )}
        </>
      }
    >
      <FollowProject projectId={project.id} after={change} about={["member"]} />
      {mayManage && <RoleRequestList projectId={project.id} requests={requests} />}
      <MemberList
        projectId={project.id}
        viewerId={viewer.id}
        mayManage={mayManage}
        members={members.items}
      />
      {mayAsk && <OwnRole projectId={project.id} request={requests[0] ?? null} />}
      <InvitationList invitations={invited && invited.ok ? invited.value.items : []} />
      {links && links.ok && <ClassLinkList projectId={project.id} links={links.value.items} />}
    </ProjectPage>
  );
}
