"use client";
import words from "@/messages/en-deletion.json";
import { wordsBeside } from "../ui/words-beside";

/** The words of deleting one's account. */
export const DeletionWords = wordsBeside(words);
