"use client";
import { createContext, useContext, type ComponentType } from "react";

type Task = ComponentType<{ personId: string }>;

/** A background task on every page of a signed-in person. The bar does not know what it does. */
const SignedInContext = createContext<Task | null>(null);

export function SignedInTasksProvider({
  task,
  children,
}: {
  task: Task;
  children: React.ReactNode;
}) {
  return <SignedInContext value={task}>{children}</SignedInContext>;
}

export function SignedInTasks({ personId }: { personId: string }) {
  const Task = useContext(SignedInContext);
  return Task && <Task personId={personId} />;
}
