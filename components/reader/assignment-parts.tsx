"use client";
import { AssignmentWords } from "@/components/assignments/assignment-words";
import { OpenAssignment } from "./panels/assignment/open-assignment";

export function AssignmentBar() {
  return (
    <AssignmentWords>
      <OpenAssignment />
    </AssignmentWords>
  );
}
