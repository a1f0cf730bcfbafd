"use client";
import words from "@/messages/en-assignments.json";
import { wordsBeside } from "../ui/words-beside";

/** The words of the pages about assignments. */
export const AssignmentWords = wordsBeside(words);
