package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A form is read as strictly as JSON: what is not clear is not guessed at. */
public abstract class FormContract extends SessionContract {
  private static final String NAME = "username=alice&password=";

  private int login(String path, String type, String content) {
    return post(path).with("Sec-Fetch-Site", "same-origin").sending(type, content).send().status();
  }

  @ParameterizedTest
  @DisplayName(
      "SESS-11: a form with raw or broken UTF-8, NUL, controls or line breaks is malformed")
  @ValueSource(
      strings = {
        "caf\u00e9",
        "caf\u00c3\u00a9",
        "good\u0000",
        "good\n",
        "good\r\n",
        "go od",
        "\tgood",
        "good%00",
        "good%0A",
        "good%0d",
        "good%7F",
        "good%C2%85",
        "good%",
        "good%4",
        "good%4x",
        "good%-1",
        "good%C3",
        "good%C3%28",
        "good%C0%80",
        "good%ED%A0%80",
        "good%F8%88%80%80%80"
      })
  void unclearFormIsMalformed(String password) {
    assertEquals(400, login("/session/login", FORM, NAME + password));
    assertEquals(400, login("/token/login", FORM, NAME + password));
  }

  @ParameterizedTest
  @DisplayName("SESS-11: what a browser sends for any text is read: another password, no bad form")
  @ValueSource(strings = {"caf%C3%A9", "go+od", "go%20od", "%F0%9F%94%91", "%25", "a%2Bb"})
  void whatBrowsersSendIsRead(String password) {
    assertEquals(401, login("/session/login", FORM, NAME + password));
    assertEquals(200, login("/session/login", FORM, "username=caf%C3%A9&password=g%6Fod"));
  }

  @ParameterizedTest
  @DisplayName("SESS-11: JSON is held to the same")
  @ValueSource(strings = {"good\\u0000", "good\\n", "good\\u007f", "good\\ud800", "good\n"})
  void jsonIsHeldToTheSame(String password) {
    String json = "{\"username\":\"alice\",\"password\":\"" + password + "\"}";
    assertEquals(400, login("/session/login", JSON, json));
  }

  @ParameterizedTest(name = "{0} {1}")
  @DisplayName("SESS-11: another character encoding is another type")
  @CsvSource({
    "200,; charset=UTF-8",
    "200,; charset=\"utf-8\"",
    "200,; boundary=x",
    "415,; charset=iso-8859-1",
    "415,; charset=utf-16"
  })
  void otherEncodingIsAnotherType(int status, String parameter) {
    assertEquals(status, login("/session/login", FORM + parameter, NAME + "good"));
  }

  @Test
  @DisplayName("SESS-11: a name that stands there twice in two spellings is a name twice")
  void nameInTwoSpellingsIsTwice() {
    assertEquals(400, login("/session/login", FORM, NAME + "good&p%61ssword=good"));
  }
}
