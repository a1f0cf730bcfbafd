import { authDoor } from "@/app/api/handler/auth";

export const GET = authDoor;
export const POST = authDoor;
