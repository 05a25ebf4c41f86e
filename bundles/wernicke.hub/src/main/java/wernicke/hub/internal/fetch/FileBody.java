package wernicke.hub.internal.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** Appends the body of a response to a file and counts the bytes as they come. */
final class FileBody implements BodySubscriber<Long> {
  private final FileChannel channel;
  private final long limit;
  private final AtomicLong written;
  private final CompletableFuture<Long> result = new CompletableFuture<>();
  private Flow.Subscription subscription;

  /**
   * Writes to the channel's position and closes it at the end.
   *
   * @param limit bytes that the file may have; a longer body is an error
   * @param written is set to the size of the file with every chunk
   */
  FileBody(FileChannel channel, long limit, AtomicLong written) {
    this.channel = channel;
    this.limit = limit;
    this.written = written;
  }

  @Override
  public CompletionStage<Long> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription = newSubscription;
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    try {
      for (ByteBuffer buffer : buffers) {
        if (buffer.remaining() > limit - channel.position()) {
          throw new Trouble.TooLong(limit);
        }
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
      written.set(channel.position());
      subscription.request(1);
    } catch (IOException e) {
      subscription.cancel();
      close(e);
    }
  }

  @Override
  public void onError(Throwable throwable) {
    close(throwable);
  }

  @Override
  public void onComplete() {
    close(null);
  }

  /** Ends it; what was written stays. */
  private void close(Throwable cause) {
    Throwable failure = cause;
    try (channel) {
      channel.force(true);
    } catch (IOException e) {
      failure = failure == null ? new UncheckedIOException(e) : failure;
    }
    if (failure == null) {
      result.complete(written.get());
    } else {
      result.completeExceptionally(failure);
    }
  }
}
