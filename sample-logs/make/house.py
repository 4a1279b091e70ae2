"""What stands behind a mail server in its own house: the content filter on 127.0.0.1:10024, and a mailbox store that
speaks LMTP on a socket and has lost one mailbox. Neither is a remote host."""

import asyncio
import os
import signal
import sys


async def read_reply(reader):
    while True:
        line = await reader.readline()
        if line[3:4] != b"-":
            return line.decode().rstrip("\r\n")


async def forward(envelope, body):
    reader, writer = await asyncio.open_connection("127.0.0.1", 10025)
    await read_reply(reader)
    for command in ["EHLO localhost", *envelope, "DATA"]:
        writer.write(command.encode() + b"\r\n")
        await read_reply(reader)
    writer.write(body + b".\r\n")
    reply = await read_reply(reader)
    writer.write(b"QUIT\r\n")
    await read_reply(reader)
    writer.close()
    return f"250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): {reply}"


async def serve(reader, writer, is_store):
    envelope = []

    async def send(text):
        writer.write(text.encode() + b"\r\n")
        await writer.drain()

    await send("220 filter.localhost ESMTP" if not is_store else "220 store.localhost LMTP")
    while line := await reader.readline():
        command = line.decode().rstrip("\r\n")
        verb = command[:4].upper()
        if verb in ("EHLO", "LHLO"):
            await send("250-localhost")
            await send("250-8BITMIME")
            await send("250 ENHANCEDSTATUSCODES")
        elif verb == "MAIL":
            envelope = [command]
            await send("250 2.1.0 Sender ok")
        elif verb == "RCPT" and is_store and "<gone@" in command:
            await send("550 5.1.1 <gone@support.shop.example> User doesn't exist: gone@support.shop.example")
        elif verb == "RCPT" and "<virus." in command:
            await send("550 5.7.1 Virus found by the house's own filter")
        elif verb == "RCPT":
            envelope.append(command)
            await send("250 2.1.5 Recipient ok")
        elif verb == "DATA" and len(envelope) < 2:
            await send("503 5.5.1 No valid recipients")
        elif verb == "DATA":
            await send("354 OK")
            body = b""
            while (data := await reader.readline()) not in (b".\r\n", b""):
                body += data
            await send("250 2.0.0 Saved" if is_store else await forward(envelope, body))
        elif verb == "QUIT":
            await send("221 2.0.0 Bye")
            break
        else:
            await send("250 2.0.0 Ok")
    writer.close()


async def main(store_path):
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await asyncio.start_server(lambda r, w: serve(r, w, False), "127.0.0.1", 10024)
    await asyncio.start_unix_server(lambda r, w: serve(r, w, True), store_path)
    os.chmod(store_path, 0o666)
    await stop.wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
