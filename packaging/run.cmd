@echo off
rem Runs the command line, or with "studio" the studio, from a built tree: mvn -q -DskipTests package
rem   packaging\run options
rem   packaging\run studio
rem A JDK 25 or later is taken from JAVA_HOME, from the PATH or from the usual places. JAVA_OPTS is handed to it.
setlocal EnableExtensions DisableDelayedExpansion

set "ROOT=%~dp0.."
set "JAR="
for %%f in ("%ROOT%\target\sketchatlas-*.jar") do set "JAR=%%~ff"
if not defined JAR goto :nothing
if not exist "%ROOT%\target\lib\" goto :nothing

set "JAVA="
if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
for %%f in (java.exe) do call :try "%%~$PATH:f"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*") do call :try "%%~d\bin\java.exe"
if not defined JAVA (
    echo sketchatlas: No Java of version 25 or later was found: install a JDK 25 or set JAVA_HOME to it.>&2
    exit /b 1
)

set "FLAGS=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %JAVA_OPTS%"
if /i "%~1"=="studio" goto :studio
"%JAVA%" %FLAGS% -cp "%JAR%;%ROOT%\target\lib\*" sketchatlas.cli.SketchAtlas %*
exit /b %ERRORLEVEL%

:studio
rem What follows the word, such as a model, goes to the studio. No quotes around the whole: it has its own.
set REST=%*
set REST=%REST:*studio=%
"%JAVA%" %FLAGS% -cp "%JAR%;%ROOT%\target\lib\*" sketchatlas.studio.Launcher %REST%
exit /b %ERRORLEVEL%

:try
rem Sets JAVA to the candidate if that is a java of 25 or later.
if defined JAVA exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1" exit /b 0
set "VERSION="
rem It begins with a word, for of a line that begins with a quote cmd takes the first and the last away.
for /f "tokens=3" %%v in ('call "%~1" -version 2^>^&1 ^| %SystemRoot%\System32\find.exe " version "') do if not defined VERSION set "VERSION=%%~v"
if not defined VERSION exit /b 0
for /f "delims=.-+" %%m in ("%VERSION%") do if %%m GEQ 25 set "JAVA=%~1"
exit /b 0

:nothing
echo sketchatlas: There is nothing to run in %ROOT%\target: build it with "mvn -q -DskipTests package".>&2
exit /b 1
