package wernicke.shell.internal.socket;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.console.Exit;
import wernicke.shell.internal.service.Clients;

/** Accepts clients; one daemon thread for each. */
final class SocketServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SocketServer.class);

  /** Milliseconds that clients have to finish by themselves when the server closes. */
  private static final long GRACE = 2000;

  private final SocketFile file;
  private final Clients counted;
  private final Connection.Work work;
  private final ServerSocketChannel server;
  private final Map<Thread, SocketChannel> clients = new ConcurrentHashMap<>();
  private final Thread acceptor;
  private volatile boolean stopping;
  private int count;

  SocketServer(SocketFile file, Clients counted, Connection.Work work) throws IOException {
    this.file = file;
    this.counted = counted;
    this.work = work;
    this.server = file.open();
    this.acceptor = daemon(this::accept, "wernicke-socket");
    acceptor.start();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private void accept() {
    while (!stopping) {
      try {
        serve(server.accept());
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        log.warn("a client could not be accepted", e);
        pause();
      }
    }
  }

  private void serve(SocketChannel channel) throws IOException {
    switch (counted.enter()) {
      case WELCOME -> start(channel);
      case TOO_MANY -> refuse(channel);
      case CLOSED -> channel.close(); // it is going to ask the next service
    }
  }

  private static void refuse(SocketChannel channel) throws IOException {
    try (channel) {
      new Frames(channel)
          .refuse(Clients.MOST + " commands run already: wait until some have ended", Exit.FAILED);
    }
  }

  private void start(SocketChannel channel) {
    Connection connection = new Connection(channel, work, () -> stopping);
    count++;
    Thread thread = daemon(() -> run(connection), "wernicke-client-" + count);
    clients.put(thread, channel);
    thread.start();
  }

  private void run(Connection connection) {
    try {
      connection.run();
    } finally {
      clients.remove(Thread.currentThread());
      counted.leave();
    }
  }

  /** Out of file descriptors, for instance: do not spin. */
  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Stops accepting, lets verbs that wait end and say so, cuts off who is still there after a
   * moment. No thread is left.
   */
  @Override
  public void close() throws IOException {
    stopping = true;
    server.close();
    file.remove();
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE);
    join(until);
    for (Map.Entry<Thread, SocketChannel> client : clients.entrySet()) {
      client.getKey().interrupt();
      client.getValue().close();
    }
    join(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE));
    clients.keySet().forEach(t -> log.warn("{} does not end", t.getName()));
  }

  private void join(long until) {
    try {
      for (Thread thread : clients.keySet()) {
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        if (thread != Thread.currentThread()) {
          thread.join(Math.max(1, left));
        }
      }
      acceptor.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
