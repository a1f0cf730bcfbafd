import { authDoor } from "@/app/api/door/auth";

export const GET = authDoor;
export const POST = authDoor;
