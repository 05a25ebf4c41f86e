package wernicke.codec.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import wernicke.api.PluginException;

/** A record: an object with a member for each component. */
final class Fields implements Form {
  private final Class<?> type;
  private final RecordComponent[] components;
  private final Form[] forms;
  private final Constructor<?> constructor;

  Fields(Class<?> type) {
    this.type = type;
    this.components = type.getRecordComponents();
    this.forms =
        Arrays.stream(components).map(c -> Form.of(c.getGenericType())).toArray(Form[]::new);
    try {
      this.constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has one: " + type, e);
    }
  }

  @Override
  public JsonElement write(Object value) {
    if (value == null) {
      return JsonNull.INSTANCE;
    }
    JsonObject object = new JsonObject();
    for (int i = 0; i < components.length; i++) {
      object.add(components[i].getName(), forms[i].write(component(i, value)));
    }
    return object;
  }

  private Object component(int i, Object value) {
    try {
      return components[i].getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(components[i] + " of " + type, e);
    }
  }

  /** A member that is not there is null: JSON of older versions lacks what was added since. */
  @Override
  public Object read(JsonElement json, String place) {
    if (json == null || json.isJsonNull()) {
      return null;
    } else if (!json.isJsonObject()) {
      throw CodecException.at(place, "expected " + type.getSimpleName() + ", found " + json);
    }
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      arguments[i] = forms[i].read(json.getAsJsonObject().get(name), place + "." + name);
      if (arguments[i] == null && components[i].getType().isPrimitive()) {
        throw CodecException.at(place + "." + name, "is missing");
      }
    }
    return make(arguments, place);
  }

  private Object make(Object[] arguments, String place) {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      String reason =
          e.getCause() instanceof PluginException
              ? e.getCause().getMessage()
              : "something of " + type.getSimpleName() + " is missing";
      CodecException wrong = CodecException.at(place, reason);
      wrong.initCause(e.getCause());
      throw wrong;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + type, e);
    }
  }
}
